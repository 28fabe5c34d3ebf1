import { rule } from "../../../src/rules/configuration/docker-root-or-secrets/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const path = "Dockerfile";

testRule(rule, {
  valid: [
    {
      name: "containers with the rights that they need",
      path: "docker-compose.yml",
      code: "services:\n  web:\n    build: .\n    privileged: false\n    volumes:\n      - ./data:/data\n  proxy:\n    image: traefik:v3\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock:ro\n",
    },
    {
      name: "a compose file of development, and another file",
      path: "docker-compose.dev.yml",
      code: "services:\n  web:\n    build: .\n    privileged: true\n",
    },
    {
      name: "a user without rights",
      path,
      code: 'FROM node:24\nUSER node\nCMD ["node", "a.js"]\n',
    },
    {
      name: "a user of an earlier stage of the file",
      path,
      code: 'FROM node:24 AS base\nUSER 1000\nFROM base\nCMD ["node", "a.js"]\n',
    },
    {
      name: "a server that gives its rights away",
      path,
      code: 'FROM node:24 AS build\nRUN npm ci\nFROM nginx:alpine\nCMD ["nginx", "-g", "daemon off;"]\n',
    },
    {
      name: "a base without root",
      path,
      code: 'FROM gcr.io/distroless/nodejs24-debian12:nonroot\nCMD ["a.js"]\n',
    },
    { name: "a base that a variable names", path, code: "ARG BASE\nFROM $BASE\nCMD node a.js\n" },
    {
      name: "a start script that may change the user",
      path,
      code: 'FROM node:24\nENTRYPOINT ["/docker-entrypoint.sh"]\nCMD ["node", "a.js"]\n',
    },
    { name: "an image that starts nothing", path, code: "FROM node:24\nRUN npm ci\n" },
    {
      name: "an image of development",
      path: "docker/Dockerfile.dev",
      code: "FROM node:24\nCMD npm run dev\n",
    },
    {
      name: "templates of variables, and files of another stage",
      path,
      code: "FROM node:24\nCOPY .env.example ./.env\nCOPY --from=build /app/.env ./\nUSER node\nCMD node a.js\n",
    },
    {
      name: "secrets of a stage that is not shipped",
      path,
      code: 'FROM node:24 AS build\nARG API_SECRET\nENV API_SECRET=$API_SECRET\nCOPY .env ./\nRUN npm run build\nFROM node:24\nUSER node\nCMD ["node", "a.js"]\n',
    },
    {
      name: "public values and mounts",
      path,
      code: "FROM node:24\nARG NEXT_PUBLIC_STRIPE_KEY\nARG APP_VERSION\nENV APP_VERSION=$APP_VERSION\nRUN --mount=type=secret,id=t npm ci\nUSER node\nCMD node a.js\n",
    },
  ],
  invalid: [
    {
      name: "containers that get their machine",
      path: "docker-compose.yml",
      code: "services:\n  web:\n    build: .\n    privileged: true\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock\n",
      findings: [{ at: "true" }, { at: "/var/run/docker.sock:/var/run/docker.sock" }],
    },
    {
      name: "root, in the last of several stages",
      path,
      code: 'FROM node:24 AS build\nUSER node\nRUN npm ci\nFROM node:24-alpine\nCOPY --from=build /app /app\nCMD ["node", "a.js"]\n',
      findings: [{ at: "CMD", level: "information", fixes: ["use-user"] }],
      fixed: {
        "use-user":
          'FROM node:24 AS build\nUSER node\nRUN npm ci\nFROM node:24-alpine\nCOPY --from=build /app /app\nUSER node\nCMD ["node", "a.js"]\n',
      },
    },
    {
      name: "root once more",
      path: "apps/api/Dockerfile",
      code: "FROM public.ecr.aws/docker/library/node:lts\nUSER node\nUSER root\nCMD npm start\n",
      findings: [{ at: "CMD", fixes: [] }],
    },
    {
      name: "a file with secrets",
      path,
      code: "FROM node:24\nCOPY --chown=node .env.production package.json ./\nCOPY .env .\nUSER node\nCMD node a.js\n",
      findings: [
        { at: ".env.production package.json ./", level: "warning", fixes: [] },
        { at: ".env .", fixes: ["remove-instruction"] },
      ],
      fixed: {
        "remove-instruction":
          "FROM node:24\nCOPY --chown=node .env.production package.json ./\nUSER node\nCMD node a.js\n",
      },
    },
    {
      name: "an argument that becomes a variable",
      path,
      code: "FROM node:24\nARG DB_PASSWORD\nENV DB_PASSWORD=${DB_PASSWORD} PORT=3000\nRUN npm ci\nUSER node\nCMD node a.js\n",
      findings: [{ at: "DB_PASSWORD=${DB_PASSWORD}", level: "warning", message: "DB_PASSWORD" }],
    },
    {
      name: "an argument of the build",
      path,
      code: 'FROM node:24\nARG NPM_TOKEN\nRUN echo "//r/:_authToken=$NPM_TOKEN" > .npmrc && npm ci\nUSER node\nCMD node a.js\n',
      findings: [{ at: "NPM_TOKEN", level: "information" }],
    },
  ],
});
