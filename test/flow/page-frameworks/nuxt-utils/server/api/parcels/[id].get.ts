export default defineEventHandler(async (event) => {
  const guest = await requireGuest(event);
  const id = getRouterParam(event, "id");
  return getQuery(event).own ? loadOwnOrder(id, guest.id) : loadOrder(id);
});
