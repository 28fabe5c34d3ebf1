"use client";

export function Back({ to }: { to: string }) {
  return (
    <p>
      <a href={to}>Back</a> {/* !alert unsafe-href-scheme */}
      <a href={`/search?from=${encodeURIComponent(to)}`}>Search</a> {/* !safe unsafe-href-scheme */}
    </p>
  );
}
