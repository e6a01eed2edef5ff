// Of which platform and shop the product ids in a table are, asked only when there are such ids.
import { Input, Select } from "antd";
import type { Platform } from "@/domains/selection/lineup";
import { useWords } from "@/words/words";
import styles from "./import.module.css";
import type { Import } from "./useImport";

const PLATFORM_ID = "platform.platform_product_id";

export function OriginFields({ work }: { work: Import }) {
  const words = useWords();
  const told = words.lineup;
  if (!work.meanings.some((meaning) => meaning.target === PLATFORM_ID)) return null;
  const { origin } = work;
  return (
    <div className={styles.head}>
      <label className={styles.inline}>
        <span>{told.platform}</span>
        <Select<Platform | "">
          className={styles.platform}
          value={origin.platform}
          options={[
            { value: "", label: told.empty },
            ...Object.entries(words.products.platforms).map(([value, label]) => ({
              value: value as Platform,
              label,
            })),
          ]}
          onChange={(platform) => work.setOrigin({ ...origin, platform })}
        />
      </label>
      <label className={styles.inline}>
        <span>{told.shop}</span>
        <Input
          className={styles.name}
          defaultValue={origin.shop}
          maxLength={60}
          placeholder={told.shopHint}
          onBlur={(event) => work.setOrigin({ ...origin, shop: event.target.value.trim() })}
        />
      </label>
    </div>
  );
}
