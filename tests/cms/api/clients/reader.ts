// A frontend in small: reads an article with the generated types, every type of block by its own fields.

import type { DocumentTypeDecoration } from "@graphql-typed-document-node/core";
import type { ArticleDocument, ArticleQuery, ArticleQueryVariables } from "./generated/graphql";

export type Article = NonNullable<ArticleQuery["article"]>;
export type Block = Article["body"][number];
export type Document = typeof ArticleDocument extends DocumentTypeDecoration<ArticleQuery, ArticleQueryVariables>
  ? true
  : never;
export const typed: Document = true;

/** The block's words, or where it leads. The last line compiles only if no type of block is forgotten. */
export function line(block: Block): string {
  switch (block.__typename) {
    case "HeadingBlock":
      return `${"#".repeat(block.level)} ${block.text} (${block.anchor})`;
    case "ParagraphBlock":
      return block.richText.html;
    case "QuoteBlock":
      return `${block.text} ${block.attribution} ${block.speaker} ${block.role}`;
    case "CalloutBlock":
      return `${block.title} ${block.richText.text}`;
    case "ImageBlock":
      return `${block.decorative ? "" : block.alt} ${block.image.picture.img.url} ${block.caption} ${block.credit}`;
    case "DocumentBlock":
      return `${block.title} ${block.url} ${block.extension} ${block.sizeBytes.toFixed()}`;
    case "EmbedBlock":
      return block.thumbnailUrl ?? block.html;
    case "KeyFiguresBlock":
      return block.figures.map((figure) => `${figure.display} ${figure.unit} ${figure.label}`).join();
    case "TableBlock":
      return [block.header, ...block.rows].map((row) => row.join()).join();
    case "RelatedPagesBlock":
      return block.pages.map((page) => page.url).join();
    case "ContributeBlock":
      return `${block.title} ${block.text} ${block.buttonLabel} ${block.page?.url}`;
    case "LaureateBlock":
      return `${block.laureate?.name} ${block.presentation?.html}`;
    case "LaureateListBlock":
      return block.laureates.map((laureate) => laureate.name).join();
    case "CallBlock":
      return `${block.call?.name} ${block.call?.budget?.toFixed()} ${block.call?.currency}`;
    default:
      return block satisfies never;
  }
}

/** The scalars are what the settings say: texts, and for JSON something to look into first. */
export function scalars(article: Article): [string, string, string | null | undefined] {
  // @ts-expect-error unknown is not to be used unseen
  article.seo.jsonLd.name;
  return [article.publishedAt, article.bodyHtml, article.call?.opened];
}
