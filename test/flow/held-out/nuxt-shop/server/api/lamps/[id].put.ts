export default defineEventHandler(async (event) => {
  const id = getRouterParam(event, "id")!;
  const body = await readBody(event);
  const lamps = useLamps();
  await lamps.changeName(id, body);
  return [await lamps.change(id, body), await lamps.owned(body.owner), await lamps.ownedBy(body.owner)];
});
