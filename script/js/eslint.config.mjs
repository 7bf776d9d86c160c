import js from "@eslint/js";
import globals from "globals";

export default [
    js.configs.recommended,
    {
        languageOptions: {
            ecmaVersion: 2022,
            sourceType: "module",
            globals: { ...globals.browser, odoo: "readonly", owl: "readonly", luxon: "readonly" },
        },
        rules: {
            eqeqeq: ["error", "always", { null: "ignore" }],
            "no-console": "error",
            "no-unused-vars": ["error", { args: "none" }],
            "no-var": "error",
            "prefer-const": "error",
        },
    },
];
