export default defineEventHandler(async (event) => {
  const { name, ...filter } = getQuery(event);
  const lamps = useLamps();
  return { rows: await lamps.filtered(filter), named: await lamps.named(name), escaped: await lamps.escaped(name) };
});
