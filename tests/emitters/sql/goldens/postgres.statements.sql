-- every kind
select t0."id" as c0, t0."te""xt" as c1, t0."select" as c2, t0."$1" as c3, t0."sm`all" as c4, t0.":big"::text as c5, t0."c0"::text as c6, extract(epoch from t0."?") as c7, t0."t0"::text as c8, t0."required" as c9 from "item""s `of` ?" as t0

-- comparisons of every kind
select t0."id" as c0 from "item""s `of` ?" as t0 where (((t0."te""xt" = $1 and (t0."select" <> $2 and t0."$1" = $3::int4::boolean)) and ((t0."sm`all" <> $4::int4 and t0.":big" = $5::int8) and (t0."c0" <> $6::numeric and t0."?" = $7))) and (((t0."t0"::jsonb <> $8::text::jsonb and t0."te""xt"::text collate "C" < $9) and (t0."select"::text collate "C" >= $10 and t0."$1" < $11::int4::boolean)) and ((t0."sm`all" >= $12::int4 and t0.":big" < $13::int8) and (t0."c0" >= $14::numeric and t0."?" < $15))))

-- lists of every kind
select t0."id" as c0 from "item""s `of` ?" as t0 where (((t0."id" = any($1) and t0."te""xt" <> all($2)) and (t0."select" = any($3) and t0."$1" <> all($4::int4[]::boolean[]))) and ((t0."sm`all" = any($5::int4[]) and t0.":big" <> all($6::int8[])) and (t0."c0" = any($7::numeric[]) and (t0."?" <> all($8) and t0."t0"::jsonb = any($9::text[]::jsonb[])))))

-- text matches
select t0."id" as c0 from "item""s `of` ?" as t0 where (strpos(t0."te""xt"::text, $1) > 0 or (starts_with(t0."te""xt"::text, $2) or not (right(t0."te""xt"::text, length($3::text)) = $4)))

-- constants
select t0."id" as c0 from "item""s `of` ?" as t0 where ((1 = 1 or (1 = 0 or 1 = null)) or ((1 = 1 or 1 = 0) or (t0."te""xt" is null or t0."te""xt" is not null)))

-- no rows
select t0."id" as c0 from "item""s `of` ?" as t0 where 1 = 0

-- order of every kind
select t0."id" as c0 from "item""s `of` ?" as t0 order by t0."te""xt"::text collate "C" nulls first, t0."select"::text collate "C" desc nulls last, t0."$1" nulls first, t0."sm`all" desc nulls last, t0.":big" nulls first, t0."c0" desc nulls last, t0."?" nulls first, t0."required"::text collate "C" desc

-- page
select t0."id" as c0 from "item""s `of` ?" as t0 order by t0."id"::text collate "C" limit $1::int8 offset $2::int8

-- all but the first
select t0."id" as c0 from "item""s `of` ?" as t0 order by t0."id"::text collate "C" offset $1::int8

-- a filter above a limit
select t1.c0 as c0 from (select t0."id" as c0, t0."scope" as c1, t0."name" as c2, t0."token" as c3, t0."small" as c4, t0."big" as c5, t0."amount" as c6 from "counters" as t0 order by t0."id" limit $1::int8) as t1 where t1.c2 = $2 order by t1.c0

-- related rows, correlated
select t1.c0 as c0, (select json_build_array(json_agg(t3.c0), json_agg(t3.c1::text), json_agg(t3.c2::text), json_agg(t3.c3), json_agg(extract(epoch from t3.c4)), json_agg(t3.c5), json_agg((select json_build_array(json_agg(t6.c0)) from (select t4."label" as c0 from "tags" as t4 where t4."id" = any(array(select t5."tagId" from "post_tags" as t5 where t5."postId" = t3.c6)) order by t4."label"::text collate "C" desc nulls last, t4."id"::text collate "C") as t6)), json_agg((select json_build_array(t7."name", t7."code") from "authors" as t7 where t7."id" = t3.c7))) from (select t2."text" as c0, t2."big" as c1, t2."amount" as c2, t2."flag" as c3, t2."at" as c4, t2."data" as c5, t2."id" as c6, t2."authorId" as c7 from "posts" as t2 where (t2."authorId" = t1.c1 and t2."rank" >= $1::int4) order by t2."amount" desc nulls last, t2."id"::text collate "C" limit $2::int8 offset $3::int8) as t3) as c1, (select json_build_array(t9.c0::text) from (select t8."big" as c0, t8."id" as c1 from "notes" as t8 where t8."authorId" = t1.c1 order by t8."id"::text collate "C" limit 1) as t9) as c2 from (select t0."name" as c0, t0."id" as c1 from "authors" as t0 order by t0."id"::text collate "C" limit $4::int8) as t1 order by t1.c1::text collate "C"

-- related rows, grouped
with t1 as (select t0."name" as c0, t0."id" as c1 from "authors" as t0 order by t0."id"::text collate "C" limit $1::int8) select t1.c0 as c0, coalesce(t7.c1, json_build_array()) as c1, (select json_build_array(t9.c0::text) from (select t8."big" as c0, t8."id" as c1 from "notes" as t8 where t8."authorId" = t1.c1 order by t8."id"::text collate "C" limit 1) as t9) as c2 from t1 left join (select t2."authorId" as c0, json_build_array(json_agg(t2."text" order by t2."amount" desc nulls last, t2."id"::text collate "C"), json_agg(t2."big"::text order by t2."amount" desc nulls last, t2."id"::text collate "C"), json_agg(t2."amount"::text order by t2."amount" desc nulls last, t2."id"::text collate "C"), json_agg(t2."flag" order by t2."amount" desc nulls last, t2."id"::text collate "C"), json_agg(extract(epoch from t2."at") order by t2."amount" desc nulls last, t2."id"::text collate "C"), json_agg(t2."data" order by t2."amount" desc nulls last, t2."id"::text collate "C"), json_agg((select json_build_array(json_agg(t5.c0)) from (select t3."label" as c0 from "tags" as t3 where t3."id" = any(array(select t4."tagId" from "post_tags" as t4 where t4."postId" = t2."id")) order by t3."label"::text collate "C" desc nulls last, t3."id"::text collate "C") as t5) order by t2."amount" desc nulls last, t2."id"::text collate "C"), json_agg((case when t6."id" is not null then json_build_array(t6."name", t6."code") end) order by t2."amount" desc nulls last, t2."id"::text collate "C")) as c1 from "posts" as t2 left join "authors" as t6 on t6."id" = t2."authorId" where (t2."authorId" = any(array(select t1.c1 from t1)) and t2."rank" >= $2::int4) group by t2."authorId") as t7 on t7.c0 = t1.c1 order by t1.c1::text collate "C"

-- related rows, grouped and limited
with t1 as (select t0."name" as c0, t0."id" as c1 from "authors" as t0) select t1.c0 as c0, coalesce(t8.c1, json_build_array()) as c1 from t1 left join (select t3.c8 as c0, json_build_array(json_agg(t3.c0 order by t3.c2 desc nulls last, t3.c6::text collate "C"), json_agg(t3.c1::text order by t3.c2 desc nulls last, t3.c6::text collate "C"), json_agg(t3.c2::text order by t3.c2 desc nulls last, t3.c6::text collate "C"), json_agg(t3.c3 order by t3.c2 desc nulls last, t3.c6::text collate "C"), json_agg(extract(epoch from t3.c4) order by t3.c2 desc nulls last, t3.c6::text collate "C"), json_agg(t3.c5 order by t3.c2 desc nulls last, t3.c6::text collate "C"), json_agg((select json_build_array(json_agg(t6.c0)) from (select t4."label" as c0 from "tags" as t4 where t4."id" = any(array(select t5."tagId" from "post_tags" as t5 where t5."postId" = t3.c6)) order by t4."label"::text collate "C" desc nulls last, t4."id"::text collate "C") as t6) order by t3.c2 desc nulls last, t3.c6::text collate "C"), json_agg((case when t7."id" is not null then json_build_array(t7."name", t7."code") end) order by t3.c2 desc nulls last, t3.c6::text collate "C")) as c1 from (select t2."text" as c0, t2."big" as c1, t2."amount" as c2, t2."flag" as c3, t2."at" as c4, t2."data" as c5, t2."id" as c6, t2."authorId" as c7, t2."authorId" as c8, row_number() over (partition by t2."authorId" order by t2."amount" desc nulls last, t2."id"::text collate "C") as c9 from "posts" as t2 where (t2."authorId" = any(array(select t1.c1 from t1)) and t2."rank" >= $1::int4)) as t3 left join "authors" as t7 on t7."id" = t3.c7 where (t3.c9 > $2::int8 and t3.c9 <= $3::int8 + $4::int8) group by t3.c8) as t8 on t8.c0 = t1.c1

-- many to many, grouped
with t1 as (select t0."id" as c0 from "posts" as t0) select t1.c0 as c0, coalesce(t5.c1, json_build_array()) as c1 from t1 left join (select t4.c0 as c0, json_build_array(json_agg(t2."label" order by t2."label"::text collate "C" desc nulls last, t2."id"::text collate "C")) as c1 from (select distinct t3."postId" as c0, t3."tagId" as c1 from "post_tags" as t3 where t3."postId" = any(array(select t1.c0 from t1))) as t4 join "tags" as t2 on t2."id" = t4.c1 group by t4.c0) as t5 on t5.c0 = t1.c0

-- a limit for each parent
select t1.c0 as c0, t1.c1 as c1, (select json_build_array(t2."name", t2."code") from "authors" as t2 where t2."id" = t1.c0) as c2 from (select t0."authorId" as c0, t0."id" as c1, t0."authorId" as c2, row_number() over (partition by t0."authorId" order by t0."rank" desc nulls last, t0."id"::text collate "C") as c3 from "posts" as t0 where t0."authorId" = any($1)) as t1 where (t1.c3 > $2::int8 and t1.c3 <= $3::int8 + $4::int8) order by t1.c3

-- count
select count(*) as c0 from "item""s `of` ?" as t0 where t0."sm`all" > $1::int4

-- count of a page
select count(*) as c0 from (select 1 as c0 from "item""s `of` ?" as t0 limit $1::int8 offset $2::int8) as t1

-- insert one
insert into "item""s `of` ?" ("id", "te""xt", "select", "$1", "sm`all", ":big", "c0", "?", "t0", "required") values ($1, $2, $3, $4::int4::boolean, $5::int4, $6::int8, $7::numeric, $8, $9::text::jsonb, $10) returning "item""s `of` ?"."id" as c0, "item""s `of` ?"."te""xt" as c1, "item""s `of` ?"."select" as c2, "item""s `of` ?"."$1" as c3, "item""s `of` ?"."sm`all" as c4, "item""s `of` ?".":big"::text as c5, "item""s `of` ?"."c0"::text as c6, extract(epoch from "item""s `of` ?"."?") as c7, "item""s `of` ?"."t0"::text as c8, "item""s `of` ?"."required" as c9

-- insert defaults
insert into "tickets" default values returning "tickets"."id" as c0

-- insert many
insert into "item""s `of` ?" ("id", "te""xt", "select", "$1", "sm`all", ":big", "c0", "?", "t0", "required") select t0.c0, t0.c1, t0.c2, t0.c3, t0.c4, t0.c5, t0.c6, t0.c7, t0.c8, t0.c9 from unnest(coalesce($1, (select array_agg("id") from "item""s `of` ?" where false)), coalesce($2, (select array_agg("te""xt") from "item""s `of` ?" where false)), coalesce($3, (select array_agg("select") from "item""s `of` ?" where false)), $4::int4[]::boolean[], $5::int4[], $6::int8[], $7::numeric[], coalesce($8, (select array_agg("?") from "item""s `of` ?" where false)), $9::text[]::jsonb[], coalesce($10, (select array_agg("required") from "item""s `of` ?" where false))) with ordinality as t0(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10) order by t0.c10 returning "item""s `of` ?"."id" as c0

-- insert many defaults
insert into "tickets" select from json_array_elements($1::json)

-- update, increment
update "counters" set "small" = "counters"."small" + $1::int4, "big" = "counters"."big" + $2::int8 where "counters"."name" = $3

-- update, decrement
update "counters" set "small" = "counters"."small" - $1::int4, "big" = "counters"."big" - $2::int8 where "counters"."name" = $3

-- update, multiply
update "counters" set "small" = "counters"."small" * $1::int4, "big" = "counters"."big" * $2::int8 where "counters"."name" = $3

-- update, divide
update "counters" set "small" = "counters"."small" / $1::int4, "big" = "counters"."big" / $2::int8 where "counters"."name" = $3

-- update without changes
update "counters" set "small" = "counters"."small" where "counters"."name" = $1 returning "counters"."id" as c0

-- update the first
update "counters" set "name" = $1 where "counters"."id" in (select t0."id" as c0 from "counters" as t0 where t0."scope" = $2 order by t0."id" limit 1 for update)

-- update the first by two columns
update "seats" set "guest" = $1 where ("seats"."row", "seats"."place") in (select t0."row" as c0, t0."place" as c1 from "seats" as t0 limit 1 for update)

-- update those of a list
update "counters" set "small" = "counters"."small" + $1::int4 where (not ("counters"."name" = any($2)) or "counters"."scope" = $3)

-- update all
update "counters" set "token" = $1

-- upsert
insert into "counters" as t0 ("scope", "name", "token", "small", "big", "amount") values ($1, $2, $3, $4::int4, $5::int8, $6::numeric) on conflict ("scope", "name") do update set "small" = t0."small" + $7::int4, "token" = $8 returning t0."scope" as c0, t0."name" as c1, t0."token" as c2, t0."small" as c3, t0."big"::text as c4, t0."amount"::text as c5

-- upsert without changes
insert into "counters" as t0 ("scope", "name", "token", "small", "big", "amount") values ($1, $2, $3, $4::int4, $5::int8, $6::numeric) on conflict ("token") do update set "small" = t0."small" returning t0."id" as c0

-- delete some
delete from "posts" where "posts"."authorId" is null

-- delete those of a list
delete from "posts" where ("posts"."id" = any($1) and "posts"."authorId" is not null)

-- delete the first
delete from "posts" where "posts"."id" in (select t0."id" as c0 from "posts" as t0 order by t0."id"::text collate "C" limit 1 for update)

-- delete all
delete from "posts"

-- update, decimal
update "counters" set "amount" = "counters"."amount" * $1::numeric
