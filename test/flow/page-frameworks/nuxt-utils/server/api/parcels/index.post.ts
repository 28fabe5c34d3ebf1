export default defineEventHandler(async (event) => {
  const guest = await requireGuest(event);
  const { total, free } = await readBody(event);
  return free ? storeFree(guest.id) : storeOrder(guest.id, total);
});
