// What talks to registries: hundreds of kilobytes with all that they bring, half of that tables of
// character sets. It is built into a chunk of its own, which only those read who ask a registry.
export { Agent } from "@npmcli/agent";
export { default as registryFetch } from "npm-registry-fetch";
