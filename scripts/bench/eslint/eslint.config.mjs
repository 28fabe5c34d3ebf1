// The linters that an audit's time is compared with: their recommended rules, with type information.
import parser from "@typescript-eslint/parser";
import security from "eslint-plugin-security";
import sonarjs from "eslint-plugin-sonarjs";

export default [
  security.configs.recommended,
  sonarjs.configs.recommended,
  {
    files: ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"],
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
    languageOptions: {
      parser,
      parserOptions: { project: process.env["BENCH_TSCONFIG"], ecmaFeatures: { jsx: true } },
    },
  },
];
