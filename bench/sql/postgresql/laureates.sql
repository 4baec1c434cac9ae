-- A page of laureates by name, of those that anybody may see.
WITH listed AS MATERIALIZED (
    SELECT id, name, slug, summary, website, founded, logo_id
    FROM laureates_laureate
    WHERE live AND (expire_at IS NULL OR expire_at > now())
    ORDER BY name, id
    LIMIT %(first)s OFFSET %(offset)s
)
SELECT
    listed.name,
    listed.slug,
    listed.summary,
    nullif(listed.website, '') AS website,
    listed.founded,
    (
        SELECT coalesce(json_agg(json_build_object('name', territory.name) ORDER BY link.sort_order, link.id), '[]')
        FROM laureates_laureateterritory link
        JOIN laureates_territory territory ON territory.id = link.territory_id
        WHERE link.laureate_id = listed.id
    )::text AS territories,
    (
        SELECT coalesce(json_agg(
            json_build_object('label', figure.label, 'value', figure.value::float8)
            ORDER BY figure.sort_order, figure.id
        ), '[]')
        FROM laureates_laureatekeyfigure figure
        WHERE figure.laureate_id = listed.id
    )::text AS "keyFigures",
    (
        SELECT json_build_object('rendition', json_build_object(
            'url', %(media)s || rendition.file, 'width', rendition.width, 'height', rendition.height
        ))
        FROM core_libraryimage image
        JOIN wagtailcore_collection collection ON collection.id = image.collection_id
        JOIN core_rendition rendition
            ON rendition.image_id = image.id AND rendition.filter_spec = 'width-100' AND rendition.focal_point_key = ''
        WHERE image.id = listed.logo_id
            AND NOT EXISTS (
                SELECT FROM wagtailcore_collectionviewrestriction restriction
                JOIN wagtailcore_collection private ON private.id = restriction.collection_id
                WHERE starts_with(collection.path, private.path)
            )
    )::text AS logo
FROM listed
ORDER BY listed.name, listed.id
