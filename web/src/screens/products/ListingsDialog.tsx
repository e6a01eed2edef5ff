// The ids a product goes by on platforms: sales and pitches come with them.
import { CloseOutlined } from "@ant-design/icons";
import { Button, Input, Modal, Select } from "antd";
import { useState } from "react";
import type { Platform } from "@/domains/selection/lineup";
import type { Product, ProductActs } from "@/domains/selection/products";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import styles from "./products.module.css";

interface Props {
  product: Product;
  acts: ProductActs;
  close: () => void;
}

export function ListingsDialog({ product, acts, close }: Props) {
  const words = useWords();
  const told = words.products;
  const [platform, setPlatform] = useState<Platform>("douyin");
  const [shop, setShop] = useState("");
  const [id, setId] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
      setId("");
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  const add = () =>
    void run(() => acts.list(product, { platform, shop, platform_product_id: id.trim() }));
  return (
    <Modal
      open
      title={told.listTitle(product.short || product.title)}
      onCancel={close}
      footer={null}
      width={520}
    >
      <div className={styles.listings}>
        <p className={styles.soft}>{told.listWhy}</p>
        {product.listings.length === 0 && <p>{told.noListing}</p>}
        <ul>
          {product.listings.map((one) => (
            <li key={one.id}>
              <b>{one.platform_label}</b>
              <span>{one.platform_product_id}</span>
              <small>{one.shop}</small>
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                disabled={busy}
                aria-label={`${told.unlist} ${one.platform_product_id}`}
                onClick={() => void run(() => acts.unlist(product, one))}
              />
            </li>
          ))}
        </ul>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (id.trim() !== "") add();
          }}
        >
          <Select<Platform>
            aria-label={words.lineup.platform}
            className={styles.platform}
            value={platform}
            options={Object.entries(told.platforms).map(([value, label]) => ({
              value: value as Platform,
              label,
            }))}
            onChange={setPlatform}
          />
          <Input
            aria-label={told.id}
            placeholder={told.id}
            maxLength={64}
            value={id}
            onChange={(event) => setId(event.target.value)}
          />
          <Input
            aria-label={words.lineup.shop}
            placeholder={`${words.lineup.shop} ${words.lineup.shopHint}`}
            maxLength={60}
            value={shop}
            onChange={(event) => setShop(event.target.value)}
          />
          <Button htmlType="submit" loading={busy} disabled={id.trim() === ""}>
            {told.listAdd}
          </Button>
        </form>
        <RefusalNote error={error} />
      </div>
    </Modal>
  );
}
