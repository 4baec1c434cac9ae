// The settings of graphql-codegen: every scalar of the schema has a type, or nothing is made.

export default {
  schema: "../../../../site/cms/api/schema.graphql",
  documents: "documents/*.graphql",
  generates: {
    "generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        strictScalars: true,
        scalars: { DateTime: "string", Date: "string", HTML: "string", JSON: "unknown" },
        enumsAsTypes: true,
        nonOptionalTypename: true,
        useTypeImports: true,
      },
    },
  },
};
