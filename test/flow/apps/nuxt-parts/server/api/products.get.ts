export default defineEventHandler(async (event) => {
  const { name } = getQuery(event);
  return [await useProducts().named(name), await useProducts().bound(name)];
});
