-- One article, if anybody may see it, with what its body shows: pictures and laureates by key.
WITH asked AS MATERIALIZED (
    SELECT page.id, page.title, page.slug, page.first_published_at, article.intro, article.cover_id, article.body,
        rubric.title AS rubric_title, rubric.slug AS rubric_slug
    FROM wagtailcore_page page
    JOIN blog_articlepage article ON article.page_ptr_id = page.id
    JOIN wagtailcore_page rubric ON rubric.path = left(page.path, -4)
    WHERE page.live AND (page.expire_at IS NULL OR page.expire_at > now())
        AND rubric.live AND (rubric.expire_at IS NULL OR rubric.expire_at > now())
        AND page.slug = %(slug)s
        AND NOT EXISTS (
            SELECT FROM wagtailcore_pageviewrestriction restriction
            JOIN wagtailcore_page private ON private.id = restriction.page_id
            WHERE starts_with(page.path, private.path)
        )
    ORDER BY page.first_published_at DESC, page.id DESC
    LIMIT 1
)
SELECT
    asked.title,
    asked.slug,
    to_char(asked.first_published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "publishedAt",
    asked.intro,
    (
        SELECT coalesce(json_agg(
            json_build_object('name', author.name, 'bio', json_build_object('html', author.bio))
            ORDER BY signature.sort_order, signature.id
        ), '[]')
        FROM blog_articleauthor signature
        JOIN blog_author author ON author.id = signature.author_id
        WHERE signature.article_id = asked.id
            AND author.live AND (author.expire_at IS NULL OR author.expire_at > now())
    )::text AS authors,
    json_build_object('title', asked.rubric_title, 'slug', asked.rubric_slug)::text AS rubric,
    (
        SELECT coalesce(json_agg(json_build_object('name', tag.name) ORDER BY tag.name), '[]')
        FROM blog_articletag tagged
        JOIN taggit_tag tag ON tag.id = tagged.tag_id
        WHERE tagged.content_object_id = asked.id
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
        WHERE image.id = asked.cover_id
            AND NOT EXISTS (
                SELECT FROM wagtailcore_collectionviewrestriction restriction
                JOIN wagtailcore_collection private ON private.id = restriction.collection_id
                WHERE starts_with(collection.path, private.path)
            )
    )::text AS cover,
    asked.body::text AS body,
    (
        SELECT json_object_agg(image.id, json_build_object(
            'alt', image.description,
            'rendition', json_build_object(
                'url', %(media)s || rendition.file, 'width', rendition.width, 'height', rendition.height
            )
        ))
        FROM core_libraryimage image
        JOIN wagtailcore_collection collection ON collection.id = image.collection_id
        JOIN core_rendition rendition
            ON rendition.image_id = image.id AND rendition.filter_spec = 'width-800' AND rendition.focal_point_key = ''
        WHERE image.id IN (
                SELECT (block -> 'value' ->> 'image')::bigint
                FROM jsonb_array_elements(asked.body) block
                WHERE block ->> 'type' = 'image'
            )
            AND NOT EXISTS (
                SELECT FROM wagtailcore_collectionviewrestriction restriction
                JOIN wagtailcore_collection private ON private.id = restriction.collection_id
                WHERE starts_with(collection.path, private.path)
            )
    )::text AS images,
    (
        SELECT json_object_agg(laureate.id, json_build_object(
            'name', laureate.name,
            'summary', laureate.summary,
            'website', nullif(laureate.website, ''),
            'keyFigures', (
                SELECT coalesce(json_agg(
                    json_build_object('label', figure.label, 'value', figure.value::float8)
                    ORDER BY figure.sort_order, figure.id
                ), '[]')
                FROM laureates_laureatekeyfigure figure
                WHERE figure.laureate_id = laureate.id
            )
        ))
        FROM laureates_laureate laureate
        WHERE laureate.live AND (laureate.expire_at IS NULL OR laureate.expire_at > now())
            AND laureate.id IN (
                SELECT (item ->> 'value')::bigint
                FROM jsonb_array_elements(asked.body) block,
                    jsonb_array_elements(block -> 'value' -> 'laureates') item
                WHERE block ->> 'type' = 'laureate_list'
            )
    )::text AS laureates
FROM asked
