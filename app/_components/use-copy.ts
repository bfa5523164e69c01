import { App } from "antd";

/** Copies a text and says how that went; `failed` says how to take it by hand, as browsers say no on pages without a secure context. */
export function useCopy(): (
  text: string,
  words: { readonly copied: string; readonly failed: string },
) => Promise<void> {
  const { message } = App.useApp();
  return async (text, { copied, failed }) => {
    try {
      await navigator.clipboard.writeText(text);
      void message.success(copied);
    } catch {
      void message.warning(failed);
    }
  };
}
