import { redirect } from "next/navigation";

export default async function Page({ params, searchParams }: PageProps) {
  const { country } = await params;
  const { back } = await searchParams;
  if (back) redirect(String(back)); // !alert open-redirect
  redirect(`/${country}/cart`); // !safe open-redirect -- encoded as it stands in the address
}
