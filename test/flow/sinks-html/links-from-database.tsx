import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

function webAddress(value: string): string | undefined {
  return /^https?:\/\//i.test(value) ? value : undefined;
}

export async function SellerLinks({ seller }: { seller: string }) {
  const profile = await prisma.sellerProfile.findUniqueOrThrow({ where: { seller } }); // !source
  return (
    <ul>
      <li><a href={profile.website}>Website</a></li> {/* !alert unsafe-href-scheme */}
      <li><a href={webAddress(profile.website)}>Website</a></li> {/* !safe unsafe-href-scheme */}
      <li><a href={`mailto:${profile.email}`}>Mail</a></li> {/* !safe unsafe-href-scheme */}
      <li><a href={`/sellers/${profile.slug}`}>Shop</a></li> {/* !safe unsafe-href-scheme */}
      <li><iframe src={profile.video} title="Video" /></li> {/* !alert unsafe-href-scheme */}
    </ul>
  );
}
