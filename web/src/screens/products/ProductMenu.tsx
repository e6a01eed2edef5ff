// What else can be done with a product.
import { App } from "antd";
import { asRefusal, sentence } from "@/api/refusal";
import type { Product, ProductActs } from "@/domains/selection/products";
import { RowMenu } from "@/kit/RowMenu";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";

interface Props {
  product: Product;
  acts: ProductActs;
  /** This person may change it. */
  writes: boolean;
  check: () => void;
  addSku: () => void;
  list: () => void;
}

export function ProductMenu({ product, acts, writes, check, addSku, list }: Props) {
  const words = useWords();
  const told = words.products;
  const { message } = App.useApp();
  const undo = useUndo();
  const name = product.short || product.title;
  const toggle = async () => {
    try {
      if (product.active) {
        const gone = await acts.retire(product);
        undo(told.retired(name), () => acts.restore(gone));
      } else {
        await acts.restore(product);
        message.info(told.restored(name));
      }
    } catch (thrown) {
      void message.warning(sentence(asRefusal(thrown), words), 6);
    }
  };
  const run: Record<string, () => void> = {
    check,
    sku: addSku,
    list,
    toggle: () => void toggle(),
  };
  return (
    <RowMenu
      label={`${words.common.more} ${name}`}
      items={[
        { key: "check", label: words.card.open },
        ...(writes
          ? [
              { key: "sku", label: told.addSku, disabled: !product.active },
              { key: "list", label: told.list },
              { type: "divider" as const },
              { key: "toggle", label: product.active ? told.retire : told.restore },
            ]
          : []),
      ]}
      choose={(key) => run[key]?.()}
    />
  );
}
