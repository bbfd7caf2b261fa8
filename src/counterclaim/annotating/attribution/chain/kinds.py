"""What kind of source a registered actor is."""

from counterclaim.model.actor import ActorCategory
from counterclaim.model.attribution import SourceKind

KIND_OF_CATEGORY = {
    ActorCategory.STATE_FORCES: SourceKind.MILITARY,
    ActorCategory.EXTERNAL_FORCES: SourceKind.MILITARY,
    ActorCategory.REBEL_GROUP: SourceKind.ARMED_GROUP,
    ActorCategory.POLITICAL_MILITIA: SourceKind.ARMED_GROUP,
    ActorCategory.IDENTITY_MILITIA: SourceKind.ARMED_GROUP,
    ActorCategory.GOVERNMENT: SourceKind.GOVERNMENT,
    ActorCategory.INTERNATIONAL_BODY: SourceKind.INTERNATIONAL_BODY,
    ActorCategory.MONITOR: SourceKind.MONITOR,
    ActorCategory.OUTLET: SourceKind.OUTLET,
    ActorCategory.AGENCY: SourceKind.AGENCY,
    ActorCategory.PERSON: SourceKind.PERSON,
    ActorCategory.CIVILIANS: SourceKind.RESIDENT,
}
