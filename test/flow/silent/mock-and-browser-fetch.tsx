"use client";

import { useEffect, useState } from "react";
import { useParams } from "next/navigation";

export function Stock() {
  const { sku } = useParams<{ sku: string }>();
  const [count, setCount] = useState(0);
  useEffect(() => {
    fetch(`/api/stock/${sku}`) // !safe ssrf -- the browser asks its own shop
      .then((answer) => answer.json())
      .then((data) => setCount(data.count));
  }, [sku]);
  return <output>{count}</output>;
}
