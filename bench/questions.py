"""What every system is asked, and what changes from request to request. See bench/WORKLOAD.md."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.make_content import WORDS

#: Numbers of items at which statements are counted.
SIZES = (1, 20, 100)


@dataclass(frozen=True, eq=False)
class Question:
    """A question.

    Attributes:
        name: as ``--only`` and the results have it.
        size: how many items are asked for; 1 where there is no list.
        varies: the name of what changes from request to request.
        values: the values that it takes in turn.
        sizes: the numbers of items at which statements are counted.
        ordered: whether every system must give the same things in the same order.
    """

    name: str
    size: int
    varies: str
    values: Sequence[int | str]
    sizes: tuple[int, ...] = SIZES
    ordered: bool = True


QUESTIONS = {
    question.name: question
    for question in (
        Question("list", 20, "offset", range(0, 980, 20)),
        Question("article", 1, "slug", [f"article-{number}" for number in range(1000)], sizes=(1,)),
        Question("laureates", 100, "offset", [0, 100]),
        # Systems may weigh words in their own ways.
        Question("search", 10, "query", WORDS[:20], ordered=False),
    )
}
