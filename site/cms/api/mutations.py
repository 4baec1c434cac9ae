"""What readers of every publication can send."""

from cms.api.routing.unlock import UnlockMutations

#: The machine's own mutations.
MUTATIONS = [UnlockMutations]
