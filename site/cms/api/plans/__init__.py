"""Documents compiled to plans: each is read once, and answers from then on level by level, a whole list at a time.

Where to begin reading: ``answer`` (what becomes of a request), ``compiler`` (from a document to a plan), ``selection``
(how a list of objects answers), ``sources`` (where the values of a field come from), ``completion`` (how values become
JSON). graphql-core's executor remains the reference: it answers what ``answer`` leaves to it.
"""
