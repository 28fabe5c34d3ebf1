export { deskActions as actions } from "$lib/server/desk-actions";
