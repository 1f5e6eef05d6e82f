create table if not exists "seats" (
  "row" text not null,
  "place" integer not null,
  "guest" text,
  constraint "seats_pkey" primary key ("row", "place"),
  constraint "seats_place_check" check ("place" is null or typeof("place") = 'integer' and "place" between -2147483648 and 2147483647)
);

create table if not exists "item""s `of` ?" (
  "id" text not null,
  "te""xt" text,
  "select" text,
  "$1" integer,
  "sm`all" integer,
  ":big" integer,
  "c0" text,
  "?" text,
  "t0" text,
  "required" text not null default 'it''s',
  constraint "item""s `of` ?_pkey" primary key ("id"),
  constraint "item""s `of` ?_select_check" check ("select" in ('a', 'A', 'b''c', 'd"e\', '😀')),
  constraint "item""s `of` ?_$1_check" check ("$1" in (0, 1)),
  constraint "item""s `of` ?_sm`all_check" check ("sm`all" is null or typeof("sm`all") = 'integer' and "sm`all" between -2147483648 and 2147483647),
  constraint "item""s `of` ?_:big_check" check (":big" is null or typeof(":big") = 'integer')
);

create table if not exists "authors" (
  "id" text not null,
  "code" integer,
  "name" text not null,
  constraint "authors_pkey" primary key ("id"),
  constraint "authors_code_check" check ("code" is null or typeof("code") = 'integer' and "code" between -2147483648 and 2147483647)
);

create table if not exists "notes" (
  "id" text not null,
  "authorId" text,
  "big" integer,
  constraint "notes_pkey" primary key ("id"),
  constraint "notes_big_check" check ("big" is null or typeof("big") = 'integer'),
  constraint "notes_authorId_fkey" foreign key ("authorId") references "authors" ("id")
);

create table if not exists "posts" (
  "id" text not null,
  "authorId" text,
  "parentId" text,
  "rank" integer,
  "text" text,
  "big" integer,
  "amount" text,
  "flag" integer,
  "at" text,
  "data" text,
  constraint "posts_pkey" primary key ("id"),
  constraint "posts_rank_check" check ("rank" is null or typeof("rank") = 'integer' and "rank" between -2147483648 and 2147483647),
  constraint "posts_big_check" check ("big" is null or typeof("big") = 'integer'),
  constraint "posts_flag_check" check ("flag" in (0, 1)),
  constraint "posts_authorId_fkey" foreign key ("authorId") references "authors" ("id"),
  constraint "posts_parentId_fkey" foreign key ("parentId") references "posts" ("id")
);

create table if not exists "tags" (
  "id" text not null,
  "label" text,
  constraint "tags_pkey" primary key ("id")
);

create table if not exists "post_tags" (
  "id" integer primary key autoincrement,
  "postId" text not null,
  "tagId" text,
  constraint "post_tags_id_check" check ("id" is null or typeof("id") = 'integer' and "id" between -2147483648 and 2147483647),
  constraint "post_tags_postId_fkey" foreign key ("postId") references "posts" ("id"),
  constraint "post_tags_tagId_fkey" foreign key ("tagId") references "tags" ("id")
);

create table if not exists "counters" (
  "id" integer primary key autoincrement,
  "scope" text not null,
  "name" text not null,
  "token" text,
  "small" integer,
  "big" integer,
  "amount" text,
  constraint "counters_token_key" unique ("token"),
  constraint "counters_scope_name_key" unique ("scope", "name"),
  constraint "counters_id_check" check ("id" is null or typeof("id") = 'integer' and "id" between -2147483648 and 2147483647),
  constraint "counters_small_check" check ("small" is null or typeof("small") = 'integer' and "small" between -2147483648 and 2147483647),
  constraint "counters_big_check" check ("big" is null or typeof("big") = 'integer')
);

create table if not exists "tickets" (
  "id" integer primary key autoincrement,
  constraint "tickets_id_check" check ("id" is null or typeof("id") = 'integer' and "id" between -2147483648 and 2147483647)
);

create index if not exists "notes_authorId_idx" on "notes" ("authorId");

create index if not exists "posts_authorId_rank_idx" on "posts" ("authorId", "rank");

create index if not exists "posts_parentId_idx" on "posts" ("parentId");

create index if not exists "post_tags_postId_idx" on "post_tags" ("postId");

create index if not exists "post_tags_tagId_idx" on "post_tags" ("tagId");
