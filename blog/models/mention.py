"""Which laureates an article's published body speaks of: derived from the body, kept so that it can be queried."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LaureateMention(models.Model):
    """One laureate, once an article, at the place where the body first speaks of it."""

    article = models.ForeignKey("blog.ArticlePage", on_delete=models.CASCADE, related_name="mentions")
    laureate = models.ForeignKey("laureates.Laureate", on_delete=models.CASCADE, related_name="mentions")
    position = models.PositiveIntegerField(_("position"))

    class Meta:
        verbose_name = _("mention of a laureate")
        verbose_name_plural = _("mentions of laureates")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["article", "laureate"], name="blog_mention_once")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.laureate_id}"
