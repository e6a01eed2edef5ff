// One more link: a product found or named, one SKU of it or the whole, and its number.
import { Input, Modal, Select } from "antd";
import { useState } from "react";
import type { Link, LinkActs } from "@/domains/selection/links";
import { type Product, useFound, useProductActs } from "@/domains/selection/products";
import { useMay } from "@/domains/people/me";
import { Refusal } from "@/api/refusal";
import { RefusalNote } from "@/kit/RefusalNote";
import { folded } from "@/kit/table/rows";
import { readNumber } from "@/kit/typed";
import { useWords } from "@/words/words";
import styles from "./links.module.css";

const NEW = "new";

interface Props {
  rows: readonly Link[];
  acts: LinkActs;
  close: () => void;
}

export function AddLink({ rows, acts, close }: Props) {
  const words = useWords();
  const told = words.links;
  const may = useMay();
  const products = useProductActs();
  const [typed, setTyped] = useState("");
  const [product, setProduct] = useState<Product | string | null>(null);
  const [sku, setSku] = useState<number | null>(null);
  const free = Math.max(0, ...rows.map((row) => row.link_no ?? 0)) + 1;
  const [number, setNumber] = useState(String(free));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const found = useFound(typed.trim());
  const known = found.data ?? [];
  const title = typed.trim();
  const isNew =
    title !== "" &&
    may("product.write") &&
    !known.some((one) => folded(one.title) === folded(title));
  const options = [
    ...known.slice(0, 50).map((one) => ({
      value: String(one.id),
      label: one.short === "" ? one.title : `${one.short} · ${one.title}`,
    })),
    ...(isNew ? [{ value: NEW, label: told.create(title) }] : []),
  ];

  const choose = (value: string) => {
    setProduct(value === NEW ? title : (known.find((one) => String(one.id) === value) ?? null));
    setSku(null);
  };
  const add = async () => {
    if (product === null) return;
    setBusy(true);
    setError(null);
    try {
      const link_no = readNumber(number);
      if (link_no === undefined) throw new Refusal("invalid", 422, told.badNumber);
      const id =
        typeof product === "string" ? (await products.add({ title: product })).id : product.id;
      await acts.add({ product: id, sku, link_no });
      close();
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  const skus = typeof product === "object" && product !== null ? product.skus : [];
  return (
    <Modal
      open
      title={told.addTitle}
      onCancel={close}
      onOk={() => void add()}
      okText={told.add}
      okButtonProps={{ disabled: product === null }}
      confirmLoading={busy}
      width={440}
      mask={{ closable: false }}
    >
      <div className={styles.form}>
        <label className={styles.field}>
          <span>{told.product}</span>
          <Select
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type
            autoFocus
            showSearch={{ filterOption: false, onSearch: setTyped }}
            placeholder={told.productHint}
            loading={found.isFetching}
            options={options}
            notFoundContent={found.isFetching ? words.common.loading : words.common.none}
            {...(product !== null && {
              value:
                typeof product === "string" ? told.create(product) : product.short || product.title,
            })}
            onChange={choose}
          />
        </label>
        {skus.length > 1 && (
          <label className={styles.field}>
            <span>{told.sku}</span>
            <Select
              value={sku ?? 0}
              options={[
                { value: 0, label: told.whole },
                ...skus.map((one) => ({ value: one.id, label: `${one.spec} ${one.code}`.trim() })),
              ]}
              onChange={(value) => setSku(value === 0 ? null : value)}
            />
          </label>
        )}
        <label className={styles.field}>
          <span>{told.nextNo}</span>
          <Input
            value={number}
            inputMode="numeric"
            onChange={(event) => setNumber(event.target.value)}
            onPressEnter={(event) => !event.nativeEvent.isComposing && void add()}
          />
        </label>
        <RefusalNote error={error} />
      </div>
    </Modal>
  );
}
