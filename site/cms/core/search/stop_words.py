"""The words that every text has and nobody looks for, by language: neither indexed nor asked for. Without accents."""

_FRENCH = """
a ai aie ait alors as au aucun aucune aussi autre autres aux avaient avais avait avant avec avez aviez avions avoir
avons ayant c car ce ceci cela celle celles celui ces cet cette ceux chez ci comme d dans de des donc dont du elle
elles en encore entre es est et etaient etais etait etant etes etiez etions etre eu eux fut furent il ils j je
jusqu l la laquelle le lequel les lesquelles lesquels leur leurs lors lui m ma mais me meme memes mes moi mon n ne ni
nos notre nous on ont ou par parce pas plus pour pourquoi puis qu quand que quel quelle quelles quels qui quoi s sa
sans se sera serait seront ses si soi soit sommes son sont sous suis sur t ta te tes toi ton tous tout toute toutes
tres tu un une vos votre vous y
"""

_ENGLISH = """
a about after all also am an and any are as at be been before being but by can could d did do does for from had has
have he her hers him his how i if in into is it its just ll m me more most my no nor not of off on or our ours out
over re s she should so some such t than that the their theirs them then there these they this those through to too
under until up ve very was we were what when where which while who whom why will with would you your yours
"""

STOP_WORDS: dict[str, frozenset[str]] = {
    "fr": frozenset(_FRENCH.split()),
    "en": frozenset(_ENGLISH.split()),
}
