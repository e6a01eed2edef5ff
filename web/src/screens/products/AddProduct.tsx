// A new product, or a new SKU of one.
import { Form, Input, Modal, Select } from "antd";
import { useRef, useState } from "react";
import type { Product, ProductActs, Role } from "@/domains/selection/products";
import { placeErrors } from "@/kit/forms";
import { RefusalNote } from "@/kit/RefusalNote";
import { useOnce } from "@/kit/useOnce";
import { useWords } from "@/words/words";

export type Adding = { kind: "product" } | { kind: "sku"; product: Product };

interface Fields {
  title: string;
  short?: string;
  category?: string;
  role?: Role;
  code?: string;
  spec?: string;
}

interface Props {
  adding: Adding;
  acts: ProductActs;
  close: () => void;
}

export function AddProduct({ adding, acts, close }: Props) {
  const words = useWords();
  const told = words.products;
  const [form] = Form.useForm<Fields>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const product = adding.kind === "sku" ? adding.product : null;
  const once = useOnce();
  // Made already when only its SKU was refused: it is not made a second time.
  const made = useRef<number | null>(null);
  const submit = async (given: Fields, again: () => void) => {
    const { title, short = "", category = "", role, code = "", spec = "" } = given;
    setBusy(true);
    setError(null);
    try {
      if (product === null)
        made.current ??= (await acts.add({ title, short, category, role: role ?? "" })).id;
      const id = product?.id ?? made.current;
      if (id !== null && (product !== null || code !== "" || spec !== ""))
        await acts.addSku(id, { code, spec });
      close();
    } catch (thrown) {
      again();
      setError(placeErrors(form, thrown, ["title", "short", "category", "code", "spec"]));
    }
    setBusy(false);
  };
  return (
    <Modal
      open
      title={product === null ? told.addTitle : told.addSkuTitle(product.short || product.title)}
      onCancel={close}
      onOk={form.submit}
      okText={product === null ? told.add : told.addSku}
      confirmLoading={busy}
      width={440}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(given) => once((again) => void submit(given, again))}
      >
        <RefusalNote error={error} />
        {product === null && (
          <>
            <Form.Item name="title" label={told.name} rules={[{ required: true }]}>
              {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type */}
              <Input autoFocus maxLength={120} autoComplete="off" />
            </Form.Item>
            <Form.Item name="short" label={told.short} extra={told.shortWhy}>
              <Input maxLength={20} autoComplete="off" />
            </Form.Item>
            <Form.Item name="role" label={words.links.role}>
              <Select
                allowClear
                options={Object.entries(words.roles).map(([value, label]) => ({ value, label }))}
              />
            </Form.Item>
            <Form.Item name="category" label={told.category}>
              <Input maxLength={60} autoComplete="off" />
            </Form.Item>
          </>
        )}
        <Form.Item name="spec" label={told.spec}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type */}
          <Input autoFocus={product !== null} maxLength={120} autoComplete="off" />
        </Form.Item>
        <Form.Item name="code" label={told.code}>
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
