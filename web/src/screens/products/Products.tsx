// What we sell: products and their variants as one table, each cell written by who may.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Checkbox, Input } from "antd";
import { useMemo, useState } from "react";
import { useMay } from "@/domains/people/me";
import { useProductActs, useProducts } from "@/domains/selection/products";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import type { Column } from "@/kit/table/columns";
import { folded } from "@/kit/table/rows";
import { Table } from "@/kit/table/Table";
import { useLanguage } from "@/words/words";
import { Page } from "../Page";
import { AddProduct, type Adding } from "./AddProduct";
import { productColumns } from "./columns";
import { type Line, linesOf } from "./lines";
import { ListingsDialog } from "./ListingsDialog";
import { ProductCard } from "./ProductCard";
import { ProductMenu } from "./ProductMenu";
import styles from "./products.module.css";

export default function Products() {
  const { words, language } = useLanguage();
  const told = words.products;
  const may = useMay();
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const [find, setFind] = useState(typeof search["find"] === "string" ? search["find"] : "");
  const [retired, setRetired] = useState(false);
  const [adding, setAdding] = useState<Adding | null>(null);
  const [listing, setListing] = useState<number | null>(null);
  const [checking, setChecking] = useState<number | null>(null);
  const products = useProducts(retired);
  const acts = useProductActs();
  const writes = may("product.write");
  const rights = useMemo(
    () => ({
      product: writes,
      price: may("product.price.write"),
      stock: may("product.stock.write"),
      cost: writes && may("money.cost.read"),
      profit: may("money.profit.read") && may("money.cost.read"),
    }),
    // `may` is a new function at every draw; what it answers hangs on who is signed in.
    // oxlint-disable-next-line react/exhaustive-deps
    [writes, may("product.price.write"), may("product.stock.write"), may("money.cost.read")],
  );
  useActions(
    writes
      ? [{ id: "add-product", label: told.addTitle, run: () => setAdding({ kind: "product" }) }]
      : [],
  );

  const lines = useMemo(() => {
    const all = linesOf(products.data ?? []);
    const wanted = folded(find);
    return wanted === "" ? all : all.filter((line) => folded(line.search).includes(wanted));
  }, [products.data, find]);
  const data = useMemo(
    () => productColumns({ words, language, acts, rights }),
    [words, language, acts, rights],
  );
  const columns: Column<Line>[] = [
    ...data,
    {
      id: "do",
      title: "",
      width: 52,
      actions: true,
      text: () => "",
      cell: ({ product }) => (
        <ProductMenu
          product={product}
          acts={acts}
          writes={writes}
          check={() => setChecking(product.id)}
          addSku={() => setAdding({ kind: "sku", product })}
          list={() => setListing(product.id)}
        />
      ),
    },
  ];
  const listed = products.data?.find((product) => product.id === listing);
  const checked = products.data?.find((product) => product.id === checking);
  return (
    <Page full title={told.title}>
      <RefusalNote error={products.error} retry={() => void products.refetch()} />
      <div className={styles.page} data-screen="products">
        <Table
          name="selection.products"
          label={told.title}
          rows={lines}
          columns={columns}
          rowKey={(line) => line.key}
          faint={(line) => !line.product.active}
          mark={(line) => ({ "data-product": line.product.id, "data-sku": line.sku?.id })}
          bar={
            <>
              {writes && (
                <Button
                  type="primary"
                  icon={<PlusOutlined />}
                  data-act="add-product"
                  onClick={() => setAdding({ kind: "product" })}
                >
                  {told.add}
                </Button>
              )}
              <Input
                className={styles.find}
                allowClear
                aria-label={words.table.find}
                placeholder={words.links.productHint}
                value={find}
                onChange={(event) => setFind(event.target.value)}
              />
              <Checkbox checked={retired} onChange={(event) => setRetired(event.target.checked)}>
                {told.showRetired}
              </Checkbox>
            </>
          }
          empty={
            products.isPending || products.error ? null : find !== "" ? (
              <Empty small title={words.people.noMatch} />
            ) : (
              <Empty
                title={told.none}
                why={told.noneWhy}
                action={
                  <div className={styles.choices}>
                    <Button type="primary" onClick={() => void navigate({ to: "/shows" })}>
                      {told.toShows}
                    </Button>
                    {writes && (
                      <Button onClick={() => setAdding({ kind: "product" })}>{told.add}</Button>
                    )}
                  </div>
                }
              />
            )
          }
        />
      </div>
      {adding !== null && <AddProduct adding={adding} acts={acts} close={() => setAdding(null)} />}
      {listed !== undefined && (
        <ListingsDialog product={listed} acts={acts} close={() => setListing(null)} />
      )}
      {checked !== undefined && (
        <ProductCard
          product={checked}
          acts={acts}
          writes={writes}
          close={() => setChecking(null)}
        />
      )}
    </Page>
  );
}
