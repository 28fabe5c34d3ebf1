import { create } from "zustand";
import { persist } from "zustand/middleware";

interface Cart { note: string; code: string; lines: number; write(note: string): void; enter(code: string): void; both(): string }
export const useCart = create<Cart>()(
  persist(
    (set, get) => ({
      note: "",
      code: "",
      lines: 0,
      write: (note) => set({ note }),
      enter: (code) => set((state) => ({ code, lines: state.lines + 1 })),
      both: () => get().note + get().code,
    }),
    { name: "cart" },
  ),
);
