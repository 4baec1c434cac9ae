-- A page of articles, newest first, of what anybody may see.
WITH listed AS MATERIALIZED (
    SELECT page.id, page.title, page.slug, page.first_published_at, article.intro, article.cover_id,
        rubric.title AS rubric_title, rubric.slug AS rubric_slug
    FROM wagtailcore_page page
    JOIN blog_articlepage article ON article.page_ptr_id = page.id
    JOIN wagtailcore_page rubric ON rubric.path = left(page.path, -4)
    WHERE page.live AND (page.expire_at IS NULL OR page.expire_at > now())
        AND rubric.live AND (rubric.expire_at IS NULL OR rubric.expire_at > now())
        AND page.path LIKE %(below_root)s
        AND NOT EXISTS (
            SELECT FROM wagtailcore_pageviewrestriction restriction
            JOIN wagtailcore_page private ON private.id = restriction.page_id
            WHERE starts_with(page.path, private.path)
        )
    ORDER BY page.first_published_at DESC, page.id DESC
    LIMIT %(first)s OFFSET %(offset)s
)
SELECT
    listed.title,
    listed.slug,
    to_char(listed.first_published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "publishedAt",
    listed.intro,
    (
        SELECT coalesce(json_agg(json_build_object('name', author.name) ORDER BY signature.sort_order, signature.id), '[]')
        FROM blog_articleauthor signature
        JOIN blog_author author ON author.id = signature.author_id
        WHERE signature.article_id = listed.id
            AND author.live AND (author.expire_at IS NULL OR author.expire_at > now())
    )::text AS authors,
    json_build_object('title', listed.rubric_title, 'slug', listed.rubric_slug)::text AS rubric,
    (
        SELECT coalesce(json_agg(json_build_object('name', tag.name) ORDER BY tag.name), '[]')
        FROM blog_articletag tagged
        JOIN taggit_tag tag ON tag.id = tagged.tag_id
        WHERE tagged.content_object_id = listed.id
    )::text AS tags,
    (
        SELECT json_build_object(
            'alt', image.description,
            'rendition', json_build_object(
                'url', %(media)s || rendition.file, 'width', rendition.width, 'height', rendition.height
            )
        )
        FROM core_libraryimage image
        JOIN wagtailcore_collection collection ON collection.id = image.collection_id
        JOIN core_rendition rendition
            ON rendition.image_id = image.id AND rendition.filter_spec = 'width-400' AND rendition.focal_point_key = ''
        WHERE image.id = listed.cover_id
            AND NOT EXISTS (
                SELECT FROM wagtailcore_collectionviewrestriction restriction
                JOIN wagtailcore_collection private ON private.id = restriction.collection_id
                WHERE starts_with(collection.path, private.path)
            )
    )::text AS cover
FROM listed
ORDER BY listed.first_published_at DESC, listed.id DESC
