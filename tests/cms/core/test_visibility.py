"""Who sees what."""
import pytest
from tests.factories import *
pytestmark = pytest.mark.django_db

def test_smoke():
    l = LaureateFactory(key_figures={"x": 3}, labels=["a"], territories=[TerritoryFactory()], programmes={"p": "d"})
    a = AuthorFactory(links={"Site": "https://a.example.org"})
    im, doc = ImageFactory(rendered=True), DocumentFactory()
    assert im.renditions.count() == 21, im.renditions.count()
    rub = RubricFactory()
    c = CallFactory()
    e = EmbedFactory()
    art = ArticleFactory(authors=[a], tags=["x", "y"], also_in=[rub], body=body(heading(), paragraph(), quote(), callout(), image(im),
       document(doc), embed(), key_figures(), table(), related_pages(rub), contribute(), laureate(l), laureate_list(l), call(c)))
    art = type(art).objects.get(pk=art.pk)
    art.full_clean()
    for b in art.body:
        b.block.clean(b.value)
    assert [m.laureate_id for m in art.mentions.all()] == [l.pk]
    assert sorted(art.tags.names()) == ["x", "y"]
    FormPageFactory(); StandardPageFactory(); AwardFactory(); UserFactory(); 
    m = MenuFactory(items=[menu_item(menu_item(url="https://x.example.org", label="x"), page=rub)])
    m.full_clean(); assert m.items[0].value["children"][0]["label"] == "x"
    restrict(rub, "groups"); restrict(CollectionFactory())
    add_language("en")
