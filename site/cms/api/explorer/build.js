// Bundles GraphiQL and the workers of its editor into ../static/explorer, for Django to serve.

import { rmSync } from "node:fs";
import { build } from "esbuild";

const outdir = "../static/explorer";

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: {
    graphiql: "explorer.jsx",
    "editor.worker": "monaco-editor/esm/vs/editor/editor.worker.js",
    "graphql.worker": "monaco-graphql/esm/graphql.worker.js",
    "json.worker": "monaco-editor/esm/vs/language/json/json.worker.js",
  },
  outdir,
  bundle: true,
  minify: true,
  format: "iife",
  jsx: "automatic",
  loader: { ".graphql": "text", ".ttf": "file" },
  define: { "process.env.NODE_ENV": '"production"' },
  legalComments: "linked",
  logLevel: "warning",
});
