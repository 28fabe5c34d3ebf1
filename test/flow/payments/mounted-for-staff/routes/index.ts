export { default as customerRoutes } from "./customers";
export { default as staffRoutes } from "./staff";
