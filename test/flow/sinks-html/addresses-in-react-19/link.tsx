import NextLink from "next/link";

export function ShopLink({ to }: { to: string }) {
  const go = (): void => {
    window.location.href = to; // !alert open-redirect
  };
  return (
    <>
      <NextLink href={to}>Back</NextLink>{/* !safe unsafe-href-scheme */}
      <button onClick={go}>Back</button>
    </>
  );
}
