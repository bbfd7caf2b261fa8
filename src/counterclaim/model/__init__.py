"""Plain typed records of what a report says and who says it. Standard library only.

Every record is frozen. Positions are Python code points into ``Report.text``, end exclusive, and
``text[start:end] == mention`` holds for every record that has the three fields.
"""
