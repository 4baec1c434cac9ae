-- The articles that answer a query best, of those that anybody may see.
SELECT page.title, page.slug, article.intro
FROM core_searchdocument document
JOIN wagtailcore_page page ON page.id = document.page_id
JOIN blog_articlepage article ON article.page_ptr_id = page.id
JOIN wagtailcore_page rubric ON rubric.path = left(page.path, -4)
WHERE document.vector @@ %(query)s::tsquery
    AND document.kind = 'ARTICLE' AND document.language = 'fr'
    AND page.live AND (page.expire_at IS NULL OR page.expire_at > now())
    AND rubric.live AND (rubric.expire_at IS NULL OR rubric.expire_at > now())
    AND page.path LIKE %(below_root)s
    AND NOT EXISTS (
        SELECT FROM wagtailcore_pageviewrestriction restriction
        JOIN wagtailcore_page private ON private.id = restriction.page_id
        WHERE starts_with(page.path, private.path)
    )
ORDER BY
    (ts_rank('{0.1, 0.1, 0.4, 1.0}', document.vector, %(query)s::tsquery) * 1e12)::bigint DESC,
    document.published_at DESC NULLS LAST,
    document.id DESC
LIMIT %(first)s
