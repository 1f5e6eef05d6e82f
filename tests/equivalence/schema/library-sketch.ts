import type { ModelRows } from "../history.ts";
import type { FieldSketch, SchemaSketch } from "./sketch.ts";

const TEXT: FieldSketch = {
  name: "",
  kind: "string",
  role: "plain",
  nullable: false,
  unique: false,
  fill: { kind: "none" },
  column: null,
  values: null,
  references: null,
};

const ID: FieldSketch = { ...TEXT, name: "id", role: "uuidId" };

/** Three models by hand, for tests of the tests. */
export const LIBRARY: SchemaSketch = {
  models: [
    {
      name: "writer",
      table: "writers",
      fields: [ID, { ...TEXT, name: "name" }],
      uniques: [],
      indexes: [],
      relations: [{ kind: "hasMany", name: "books", target: "book", foreignKey: "writerId" }],
    },
    {
      name: "book",
      table: "books",
      fields: [
        ID,
        { ...TEXT, name: "writerId", references: { model: "writer", field: "id" } },
        { ...TEXT, name: "title" },
        { ...TEXT, name: "pages", kind: "integer", nullable: true },
        { ...TEXT, name: "price", kind: "decimal", fill: { kind: "value", value: "0.0" } },
        {
          ...TEXT,
          name: "genre",
          kind: "enum",
          values: ["prose", "verse"],
          fill: { kind: "computed", value: "prose" },
        },
        { ...TEXT, name: "facts", kind: "json", nullable: true },
      ],
      uniques: [{ fields: ["writerId", "title"], name: null }],
      indexes: [],
      relations: [
        { kind: "belongsTo", name: "writer", target: "writer", foreignKey: "writerId" },
        { kind: "manyToMany", name: "tags", target: "tag", through: "bookTag", from: "bookId", to: "tagId" },
      ],
    },
    {
      name: "tag",
      table: "tags",
      fields: [ID, { ...TEXT, name: "label" }, { ...TEXT, name: "rank", kind: "integer", unique: true }],
      uniques: [],
      indexes: [],
      relations: [],
    },
    {
      name: "bookTag",
      table: "book_tags",
      fields: [
        ID,
        { ...TEXT, name: "bookId", references: { model: "book", field: "id" } },
        { ...TEXT, name: "tagId", references: { model: "tag", field: "id" } },
      ],
      uniques: [],
      indexes: [],
      relations: [],
    },
  ],
};

export const LIBRARY_ROWS: readonly ModelRows[] = [
  {
    model: "writer",
    rows: [
      { id: "w1", name: "Ada" },
      { id: "w2", name: "Bob" },
      { id: "w3", name: "Cyd" },
    ],
  },
  {
    model: "book",
    rows: [
      { id: "a", writerId: "w1", title: "a", pages: 100, price: "10", facts: { a: [1, 2], b: 1 } },
      { id: "b", writerId: "w1", title: "A", pages: 20, price: "9.50", facts: [] },
      { id: "c", writerId: "w2", title: "a%", pages: 300, price: "-1" },
      { id: "d", writerId: "w2", title: "😀", pages: null, price: "100", genre: "verse" },
    ],
  },
  {
    model: "tag",
    rows: [
      { id: "t1", label: "one", rank: 1 },
      { id: "t2", label: "two", rank: 2 },
      { id: "t3", label: "three", rank: 3 },
    ],
  },
  {
    model: "bookTag",
    rows: [
      { id: "1", bookId: "a", tagId: "t1" },
      { id: "2", bookId: "a", tagId: "t2" },
      { id: "3", bookId: "a", tagId: "t2" },
      { id: "4", bookId: "d", tagId: "t3" },
    ],
  },
];
