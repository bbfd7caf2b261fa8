"""The lists worked out from a whole ledger at once, to hold the drawn totals against."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from counterclaim.ledger.query import ClaimQuery, holds
from counterclaim.ledger.read import LedgerReader
from counterclaim.linking.roots import folded, is_byline, source_key
from counterclaim.linking.standing import Groups, joined
from counterclaim.model.actor import is_thing
from counterclaim.model.attribution import Source
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.judgement import Subject
from counterclaim.model.place import PlaceMention, PlacePrecision
from counterclaim.views.actors import ActorRow, NameRow
from counterclaim.views.chains import ChainRow
from counterclaim.views.labels import LabelRow
from counterclaim.views.linked import Linked
from counterclaim.views.overview import KindRow
from counterclaim.views.places import PlaceRow
from counterclaim.views.records import SourceRecord
from counterclaim.views.sources import EdgeRow, How, RootRow

T = TypeVar("T")
FEW = 3


def whole(ledger: Path) -> Linked:
    """All claims that stand, with all judgements."""
    with LedgerReader(ledger) as reader:
        return Linked.of(tuple(reader.claims(ClaimQuery())), tuple(reader.judgements()))


def through(linked: Linked, source: str) -> frozenset[str]:
    """The ids of the claims with the source in their chain."""
    return frozenset(
        claim.id
        for claim in linked.claims
        if any(holds(source, link.name, link.mention) for link in claim.sources)
    )


def grouped(things: Iterable[T], key: Callable[[T], Any]) -> dict[Any, list[T]]:
    found: dict[Any, list[T]] = {}
    for thing in things:
        found.setdefault(key(thing), []).append(thing)
    return found


def most(counts: Counter[Any]) -> list[Any]:
    return [each for each, _ in sorted(counts.items(), key=lambda held: (-held[1], held[0]))]


def json(held: object) -> str:
    return msgspec.json.encode(held).decode()


def ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.id for claim in claims))


def known(claim: Claim) -> str | None:
    last = claim.sources[-1]
    return claim.report.outlet or last.name or last.mention


def root_sources(linked: Linked, chosen: frozenset[str] | None = None) -> list[RootRow]:
    claims = [c for c in linked.claims if chosen is None or c.id in chosen]
    rows = []
    for (key, own), held in grouped(
        claims, lambda c: (linked.roots[c.id].key, linked.roots[c.id].by_outlet)
    ).items():
        roots = [linked.roots[c.id] for c in held]
        name, kind = most(Counter((root.name, root.kind) for root in roots))[0]
        outlets = most(Counter(known(claim) or "" for claim in held))
        row = RootRow(
            root=name,
            root_kind=kind,
            own_voice=own,
            share=round(len(held) / len(claims), 4),
            outlets=len(outlets),
            outlet_names=tuple(name or None for name in outlets[:10]),
            reports=len({c.report.id for c in held}),
            claims=len(held),
            examples=ids(held)[:FEW],
        )
        rows.append((-len(held), json((key, own)), row))
    return [row for *_, row in sorted(rows, key=lambda each: each[:2])]


def relies_on(linked: Linked, chosen: frozenset[str] | None = None) -> list[EdgeRow]:
    names: Groups[str] = Groups()
    for same in joined(linked.judgements, Subject.SOURCE):
        names.join(folded(same.a), folded(same.b))
    called: dict[str, Counter[Any]] = {}
    edges: dict[tuple[str, str], list[tuple[Source, Claim]]] = {}
    for claim in linked.claims:
        links = [link for link in claim.sources if not is_byline(link)]
        keys = [names.head(source_key(link)) for link in links]
        if len(links) > 1:
            for key, link in zip(keys, links, strict=True):
                words = (link.body if link.mention else None) or link.name or link.mention
                named = bool(link.name or link.body)
                told = json((key, words, link.kind, named, link.body is None))
                called.setdefault(key, Counter())[told] += 1
        for (nearer, _), edge in zip(pairwise(links), pairwise(keys), strict=True):
            if edge[0] != edge[1] and (chosen is None or claim.id in chosen):
                edges.setdefault(edge, []).append((nearer, claim))
    shown = {key: [msgspec.json.decode(told) for told in most(c)] for key, c in called.items()}
    rows = []
    for edge, told in edges.items():
        ends = []
        for key in edge:
            best = next((each for each in shown[key] if each[4]), shown[key][0])
            ends.append((shown[key][0][1], best[2], best[3]))
        claims = [claim for _, claim in told]
        proofs = {(claim.id, _proof(source)) for source, claim in told}
        words = most(Counter(proof for _, proof in proofs))
        rows.append((json(edge), _edge(*ends[0], *ends[1], How.CITES, words, claims)))
    rows += _copies(linked, chosen)
    rows.sort(key=lambda each: (-each[1].claims, each[0]))
    return [row for _, row in rows]


def _proof(source: Source) -> str:
    return " … ".join(part for part in (source.mention, source.cue) if part) or "(in its credit)"


def _edge(*held: Any) -> EdgeRow:
    source, source_kind, named, by, by_kind, by_named, how, words, claims = held
    return EdgeRow(
        source=source,
        source_kind=source_kind,
        named=named,
        by=by,
        by_kind=by_kind,
        by_named=by_named,
        how=how,
        wordings=len(words),
        words=tuple(words[:5]),
        reports=len({c.report.id for c in claims}),
        claims=len(ids(claims)),
        examples=ids(claims)[:FEW],
    )


def _copies(linked: Linked, chosen: frozenset[str] | None) -> list[tuple[str, EdgeRow]]:
    by_report = grouped(linked.claims, lambda c: c.report.id)
    order = list(by_report)
    rows = []
    for judged in joined(linked.judgements, Subject.COPY):
        if judged.a not in by_report or judged.b not in by_report:
            continue
        first, later = sorted(
            (judged.a, judged.b),
            key=lambda id: (by_report[id][0].report.published or date.max, order.index(id)),
        )
        claims = [c for c in by_report[later] if chosen is None or c.id in chosen]
        both = by_report[first][0], by_report[later][0]
        ends = [(known(c), c.sources[-1].kind, c.report.outlet is not None) for c in both]
        keys = [(known(c), *end[1:]) for c, end in zip(both, ends, strict=True)]
        if claims and ends[0][0] != ends[1][0]:
            key = json((*keys[0], *keys[1], first, later))
            rows.append(
                (key, _edge(*ends[0], *ends[1], How.COPIES, sorted(judged.reasons), claims))
            )
    return rows


def labels(
    linked: Linked,
    actor: str | None = None,
    of: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> list[LabelRow]:
    claims = [
        c
        for c in linked.claims
        if c.label is not None
        and (actor is None or holds(actor, c.label.name))
        and (of is None or holds(of, c.report.outlet))
        and _within(c.report.published, since, until)
    ]
    rows = []
    for (whom, used, outlet_name, root), held in grouped(
        claims,
        lambda c: (c.label.name or "", c.label.used, known(c), linked.roots[c.id].key),
    ).items():
        days = sorted(c.report.published for c in held if c.report.published)
        months = Counter(f"{day:%Y-%m}" for day in days)
        told = Counter(
            (c.report.side or "", linked.roots[c.id].name, linked.roots[c.id].by_outlet)
            for c in held
        )
        side, speaker, own = max(told, key=lambda each: (told[each], each))
        row = LabelRow(
            whom=whom,
            used=used,
            outlet=known(held[0]),
            side=side or None,
            speaker=speaker,
            own_voice=own,
            times=len(held),
            first=days[0] if days else None,
            last=days[-1] if days else None,
            months=tuple(f"{month}: {times}" for month, times in sorted(months.items())),
            reports=len({c.report.id for c in held}),
            claims=len(held),
            examples=ids(held)[:FEW],
        )
        rows.append((not whom, whom, used, -len(held), json((outlet_name, root)), row))
    return [row for *_, row in sorted(rows, key=lambda each: each[:-1])]


def _within(day: date | None, since: date | None, until: date | None) -> bool:
    if day is None:
        return since is None and until is None
    return (since is None or day >= since) and (until is None or day <= until)


def passed_on(linked: Linked, links: int) -> list[ChainRow]:
    rows = []
    for chain, held in grouped(
        (c for c in linked.claims if len(c.sources) >= links),
        lambda c: tuple((s.name or s.mention, s.kind) for s in c.sources),
    ).items():
        row = ChainRow(
            chain=tuple(SourceRecord(name=n, mention=None, kind=kind) for n, kind in chain),
            claims=len(held),
            examples=ids(held)[:FEW],
            example=max((c.verbatim for c in held[:FEW]), key=len),
        )
        rows.append((-len(chain), -len(held), json(chain), row))
    return [row for *_, row in sorted(rows, key=lambda each: each[:-1])]


def actors(linked: Linked, name: str | None = None) -> list[ActorRow]:
    uses: dict[Any, dict[Any, Any]] = {}
    named: dict[Any, dict[str, None]] = {}
    for claim in linked.claims:
        for called, id, category, start, words in _named(claim):
            key = id or words.casefold(), id
            use = claim.report.id, start, words, claim.report.outlet or "unknown"
            known = uses.setdefault(key, {}).get(use, (called, None))
            uses[key][use] = known[0], known[1] or category
            named.setdefault(key, {})[claim.id] = None
    rows = []
    for key, held in uses.items():
        words = Counter(use[2] for use in held)
        outlets = {word: Counter(u[3] for u in held if u[2] == word) for word in words}
        row = ActorRow(
            actor=most(Counter(called for called, _ in held.values()))[0],
            id=key[1],
            category=next(iter(most(Counter(c for _, c in held.values() if c))), None),
            mentions=len(held),
            reports=len({use[0] for use in held}),
            names=tuple(
                NameRow(name=word, mentions=words[word], outlets=tuple(most(outlets[word])))
                for word in most(words)
            ),
            claims=len(named[key]),
            examples=tuple(named[key])[:FEW],
        )
        called_so = {*(called for called, _ in held.values()), *words}
        if name is None or holds(name, key[1], *called_so):
            rows.append((-row.mentions, json(key), row))
    return [row for *_, row in sorted(rows, key=lambda each: each[:-1])]


def _named(claim: Claim) -> Iterable[tuple[str, str | None, str | None, int, str]]:
    for actor in (claim.actor, claim.target, *claim.co_actors, *claim.co_targets):
        if actor is not None and not is_thing(actor):
            name = actor.name or actor.mention
            yield name, actor.id, actor.category.value, actor.start, actor.mention
    if claim.label and claim.label.id and claim.label.name:
        yield claim.label.name, claim.label.id, None, claim.start, claim.verbatim


def kinds(linked: Linked) -> list[KindRow]:
    rows = []
    for kind in ClaimKind:
        held = [c for c in linked.claims if c.kind is kind]
        if held:
            best = max(held, key=lambda c: (len(c.verbatim.split()) > 2, c.confidence))
            rows.append(
                KindRow(
                    kind=kind,
                    claims=len(held),
                    outlets=len({c.report.outlet for c in held}),
                    example=best.id,
                    verbatim=best.verbatim,
                )
            )
    return rows


def places(read: Iterable[tuple[str, Sequence[PlaceMention]]]) -> list[PlaceRow]:
    held = [(report, mention) for report, mentions in read for mention in mentions]
    rows = []
    for key, told in grouped(held, lambda each: _place_key(each[1])).items():
        report, first = told[0]
        precision: PlacePrecision = most(Counter(m.place.precision for _, m in told))[0]
        place = first.place
        row = PlaceRow(
            mention=place.mention,
            form=first.form,
            name=place.name,
            geonameid=place.geonameid,
            admin1=place.admin1,
            country=place.country,
            latitude=place.latitude,
            longitude=place.longitude,
            precision=precision,
            where_prec=precision.where_prec,
            geo_precision=precision.geo_precision,
            reason=first.reason,
            runners_up=first.runners_up,
            qualifiers=tuple(most(Counter(q for _, m in told if (q := m.place.qualifier)))),
            mentions=len(told),
            reports=len({report for report, _ in told}),
            example=report,
            start=place.start,
            end=place.end,
        )
        rows.append((place.name is not None, -len(told), json(key), row))
    return [row for *_, row in sorted(rows, key=lambda each: each[:-1])]


def _place_key(mention: PlaceMention) -> tuple[object, ...]:
    place = mention.place
    point = place.name, place.latitude, place.longitude
    return (place.mention, mention.form, *point, mention.reason)
