-- every kind
select t0."id" as c0, t0."te""xt" as c1, t0."select" as c2, t0."$1" as c3, t0."sm`all" as c4, cast(t0.":big" as text) as c5, t0."c0" as c6, t0."?" as c7, t0."t0" as c8, t0."required" as c9 from "item""s `of` ?" as t0

-- comparisons of every kind
select t0."id" as c0 from "item""s `of` ?" as t0 where ((((t0."te""xt" = ? and t0."te""xt" collate binary = ?) and (t0."select" collate binary <> ? and t0."$1" = cast(? as integer))) and ((t0."sm`all" <> cast(? as integer) and t0.":big" = cast(? as integer)) and (t0."c0" <> ? and t0."?" = ?))) and (((t0."t0" collate binary <> ? and t0."te""xt" collate binary < ?) and (t0."select" collate binary >= ? and t0."$1" < cast(? as integer))) and ((t0."sm`all" >= cast(? as integer) and t0.":big" < cast(? as integer)) and (case when not (t0."c0" < '0') = (? < '0') then (t0."c0" >= '0') >= (? >= '0') when (t0."c0" >= '0') then (instr(t0."c0" || '.', '.'), t0."c0") >= (instr(? || '.', '.'), ?) else (instr(? || '.', '.'), ?) >= (instr(t0."c0" || '.', '.'), t0."c0") end and t0."?" < ?))))

-- lists of every kind
select t0."id" as c0 from "item""s `of` ?" as t0 where (((t0."id" collate binary in (select t0.value from json_each(?) as t0) and t0."te""xt" collate binary not in (select t0.value from json_each(?) as t0)) and (t0."select" collate binary in (select t0.value from json_each(?) as t0) and t0."$1" not in (select cast(t0.value as integer) from json_each(?) as t0))) and ((t0."sm`all" in (select cast(t0.value as integer) from json_each(?) as t0) and t0.":big" not in (select cast(t0.value as integer) from json_each(?) as t0)) and (t0."c0" in (select t0.value from json_each(?) as t0) and (t0."?" not in (select t0.value from json_each(?) as t0) and t0."t0" collate binary in (select t0.value from json_each(?) as t0)))))

-- text matches
select t0."id" as c0 from "item""s `of` ?" as t0 where (instr(t0."te""xt", ?) > 0 or (substr(t0."te""xt", 1, length(?)) = ? or not (substr(t0."te""xt", length(t0."te""xt") - length(?) + 1) = ?)))

-- constants
select t0."id" as c0 from "item""s `of` ?" as t0 where ((1 = 1 or (1 = 0 or 1 = null)) or ((1 = 1 or 1 = 0) or (t0."te""xt" is null or t0."te""xt" is not null)))

-- no rows
select t0."id" as c0 from "item""s `of` ?" as t0 where 1 = 0

-- order of every kind
select t0."id" as c0 from "item""s `of` ?" as t0 order by t0."te""xt" collate binary, t0."select" collate binary desc, t0."$1", t0."sm`all" desc, t0.":big", (t0."c0" >= '0') desc, case when t0."c0" < '0' then -instr(t0."c0" || '.', '.') else instr(t0."c0" || '.', '.') end desc, case when t0."c0" < '0' then t0."c0" end, t0."c0" desc, t0."?", t0."required" collate binary desc

-- page
select t0."id" as c0 from "item""s `of` ?" as t0 order by t0."id" collate binary limit cast(? as integer) offset cast(? as integer)

-- all but the first
select t0."id" as c0 from "item""s `of` ?" as t0 order by t0."id" collate binary limit -1 offset cast(? as integer)

-- a filter above a limit
select t1.c0 as c0 from (select t0."id" as c0, t0."scope" collate binary as c1, t0."name" collate binary as c2, t0."token" collate binary as c3, t0."small" as c4, t0."big" as c5, t0."amount" as c6 from "counters" as t0 order by t0."id" limit cast(? as integer)) as t1 where t1.c2 = ? order by t1.c0

-- related rows, correlated
select t1.c0 as c0, (select json_array(json_group_array(t3.c0), json_group_array(cast(t3.c1 as text)), json_group_array(t3.c2), json_group_array(t3.c3), json_group_array(t3.c4), json_group_array(json(t3.c5)), json_group_array(json((select json_array(json_group_array(t6.c0)) from (select t4."label" collate binary as c0 from "tags" as t4 where t4."id" collate binary in (select t5."tagId" from "post_tags" as t5 where (t5."postId" = t3.c6 and t5."postId" collate binary = t3.c6)) order by t4."label" collate binary desc, t4."id" collate binary) as t6))), json_group_array(json((select json_array(t7."name", t7."code") from "authors" as t7 where (t7."id" = t3.c7 and t7."id" collate binary = t3.c7))))) from (select t2."text" collate binary as c0, t2."big" as c1, t2."amount" as c2, t2."flag" as c3, t2."at" as c4, t2."data" collate binary as c5, t2."id" collate binary as c6, t2."authorId" collate binary as c7 from "posts" as t2 where ((t2."authorId" = t1.c1 and t2."authorId" collate binary = t1.c1) and t2."rank" >= cast(? as integer)) order by (t2."amount" >= '0') desc, case when t2."amount" < '0' then -instr(t2."amount" || '.', '.') else instr(t2."amount" || '.', '.') end desc, case when t2."amount" < '0' then t2."amount" end, t2."amount" desc, t2."id" collate binary limit cast(? as integer) offset cast(? as integer)) as t3) as c1, (select json_array(cast(t9.c0 as text)) from (select t8."big" as c0, t8."id" collate binary as c1 from "notes" as t8 where (t8."authorId" = t1.c1 and t8."authorId" collate binary = t1.c1) order by t8."id" collate binary limit 1) as t9) as c2 from (select t0."name" collate binary as c0, t0."id" collate binary as c1 from "authors" as t0 order by t0."id" collate binary limit cast(? as integer)) as t1 order by t1.c1

-- related rows, grouped
with t1 as (select t0."name" collate binary as c0, t0."id" collate binary as c1 from "authors" as t0 order by t0."id" collate binary limit cast(? as integer)) select t1.c0 as c0, coalesce(t7.c1, json_array()) as c1, (select json_array(cast(t9.c0 as text)) from (select t8."big" as c0, t8."id" collate binary as c1 from "notes" as t8 where (t8."authorId" = t1.c1 and t8."authorId" collate binary = t1.c1) order by t8."id" collate binary limit 1) as t9) as c2 from t1 left join (select t2."authorId" collate binary as c0, json_array(json_group_array(t2."text" order by (t2."amount" >= '0') desc, case when t2."amount" < '0' then -instr(t2."amount" || '.', '.') else instr(t2."amount" || '.', '.') end desc, case when t2."amount" < '0' then t2."amount" end, t2."amount" desc, t2."id" collate binary), json_group_array(cast(t2."big" as text) order by (t2."amount" >= '0') desc, case when t2."amount" < '0' then -instr(t2."amount" || '.', '.') else instr(t2."amount" || '.', '.') end desc, case when t2."amount" < '0' then t2."amount" end, t2."amount" desc, t2."id" collate binary), json_group_array(t2."amount" order by (t2."amount" >= '0') desc, case when t2."amount" < '0' then -instr(t2."amount" || '.', '.') else instr(t2."amount" || '.', '.') end desc, case when t2."amount" < '0' then t2."amount" end, t2."amount" desc, t2."id" collate binary), json_group_array(t2."flag" order by (t2."amount" >= '0') desc, case when t2."amount" < '0' then -instr(t2."amount" || '.', '.') else instr(t2."amount" || '.', '.') end desc, case when t2."amount" < '0' then t2."amount" end, t2."amount" desc, t2."id" collate binary), json_group_array(t2."at" order by (t2."amount" >= '0') desc, case when t2."amount" < '0' then -instr(t2."amount" || '.', '.') else instr(t2."amount" || '.', '.') end desc, case when t2."amount" < '0' then t2."amount" end, t2."amount" desc, t2."id" collate binary), json_group_array(json(t2."data") order by (t2."amount" >= '0') desc, case when t2."amount" < '0' then -instr(t2."amount" || '.', '.') else instr(t2."amount" || '.', '.') end desc, case when t2."amount" < '0' then t2."amount" end, t2."amount" desc, t2."id" collate binary), json_group_array(json((select json_array(json_group_array(t5.c0)) from (select t3."label" collate binary as c0 from "tags" as t3 where t3."id" collate binary in (select t4."tagId" from "post_tags" as t4 where (t4."postId" = t2."id" and t4."postId" collate binary = t2."id")) order by t3."label" collate binary desc, t3."id" collate binary) as t5)) order by (t2."amount" >= '0') desc, case when t2."amount" < '0' then -instr(t2."amount" || '.', '.') else instr(t2."amount" || '.', '.') end desc, case when t2."amount" < '0' then t2."amount" end, t2."amount" desc, t2."id" collate binary), json_group_array(json((case when t6."id" is not null then json_array(t6."name", t6."code") end)) order by (t2."amount" >= '0') desc, case when t2."amount" < '0' then -instr(t2."amount" || '.', '.') else instr(t2."amount" || '.', '.') end desc, case when t2."amount" < '0' then t2."amount" end, t2."amount" desc, t2."id" collate binary)) as c1 from "posts" as t2 left join "authors" as t6 on (t6."id" = t2."authorId" and t6."id" collate binary = t2."authorId") where (t2."authorId" collate binary in (select t1.c1 from t1) and t2."rank" >= cast(? as integer)) group by t2."authorId" collate binary) as t7 on (t7.c0 = t1.c1 and t7.c0 collate binary = t1.c1) order by t1.c1

-- related rows, grouped and limited
with t1 as (select t0."name" collate binary as c0, t0."id" collate binary as c1 from "authors" as t0) select t1.c0 as c0, coalesce(t8.c1, json_array()) as c1 from t1 left join (select t3.c8 as c0, json_array(json_group_array(t3.c0 order by (t3.c2 >= '0') desc, case when t3.c2 < '0' then -instr(t3.c2 || '.', '.') else instr(t3.c2 || '.', '.') end desc, case when t3.c2 < '0' then t3.c2 end, t3.c2 desc, t3.c6), json_group_array(cast(t3.c1 as text) order by (t3.c2 >= '0') desc, case when t3.c2 < '0' then -instr(t3.c2 || '.', '.') else instr(t3.c2 || '.', '.') end desc, case when t3.c2 < '0' then t3.c2 end, t3.c2 desc, t3.c6), json_group_array(t3.c2 order by (t3.c2 >= '0') desc, case when t3.c2 < '0' then -instr(t3.c2 || '.', '.') else instr(t3.c2 || '.', '.') end desc, case when t3.c2 < '0' then t3.c2 end, t3.c2 desc, t3.c6), json_group_array(t3.c3 order by (t3.c2 >= '0') desc, case when t3.c2 < '0' then -instr(t3.c2 || '.', '.') else instr(t3.c2 || '.', '.') end desc, case when t3.c2 < '0' then t3.c2 end, t3.c2 desc, t3.c6), json_group_array(t3.c4 order by (t3.c2 >= '0') desc, case when t3.c2 < '0' then -instr(t3.c2 || '.', '.') else instr(t3.c2 || '.', '.') end desc, case when t3.c2 < '0' then t3.c2 end, t3.c2 desc, t3.c6), json_group_array(json(t3.c5) order by (t3.c2 >= '0') desc, case when t3.c2 < '0' then -instr(t3.c2 || '.', '.') else instr(t3.c2 || '.', '.') end desc, case when t3.c2 < '0' then t3.c2 end, t3.c2 desc, t3.c6), json_group_array(json((select json_array(json_group_array(t6.c0)) from (select t4."label" collate binary as c0 from "tags" as t4 where t4."id" collate binary in (select t5."tagId" from "post_tags" as t5 where (t5."postId" = t3.c6 and t5."postId" collate binary = t3.c6)) order by t4."label" collate binary desc, t4."id" collate binary) as t6)) order by (t3.c2 >= '0') desc, case when t3.c2 < '0' then -instr(t3.c2 || '.', '.') else instr(t3.c2 || '.', '.') end desc, case when t3.c2 < '0' then t3.c2 end, t3.c2 desc, t3.c6), json_group_array(json((case when t7."id" is not null then json_array(t7."name", t7."code") end)) order by (t3.c2 >= '0') desc, case when t3.c2 < '0' then -instr(t3.c2 || '.', '.') else instr(t3.c2 || '.', '.') end desc, case when t3.c2 < '0' then t3.c2 end, t3.c2 desc, t3.c6)) as c1 from (select t2."text" collate binary as c0, t2."big" as c1, t2."amount" as c2, t2."flag" as c3, t2."at" as c4, t2."data" collate binary as c5, t2."id" collate binary as c6, t2."authorId" collate binary as c7, t2."authorId" collate binary as c8, row_number() over (partition by t2."authorId" collate binary order by (t2."amount" >= '0') desc, case when t2."amount" < '0' then -instr(t2."amount" || '.', '.') else instr(t2."amount" || '.', '.') end desc, case when t2."amount" < '0' then t2."amount" end, t2."amount" desc, t2."id" collate binary) as c9 from "posts" as t2 where (t2."authorId" collate binary in (select t1.c1 from t1) and t2."rank" >= cast(? as integer))) as t3 left join "authors" as t7 on (t7."id" = t3.c7 and t7."id" collate binary = t3.c7) where (t3.c9 > cast(? as integer) and t3.c9 <= cast(? as integer) + cast(? as integer)) group by t3.c8) as t8 on (t8.c0 = t1.c1 and t8.c0 collate binary = t1.c1)

-- many to many, grouped
with t1 as (select t0."id" collate binary as c0 from "posts" as t0) select t1.c0 as c0, coalesce(t5.c1, json_array()) as c1 from t1 left join (select t4.c0 as c0, json_array(json_group_array(t2."label" order by t2."label" collate binary desc, t2."id" collate binary)) as c1 from (select distinct t3."postId" collate binary as c0, t3."tagId" collate binary as c1 from "post_tags" as t3 where t3."postId" collate binary in (select t1.c0 from t1)) as t4 join "tags" as t2 on (t2."id" = t4.c1 and t2."id" collate binary = t4.c1) group by t4.c0) as t5 on (t5.c0 = t1.c0 and t5.c0 collate binary = t1.c0)

-- a limit for each parent
select t1.c0 as c0, t1.c1 as c1, (select json_array(t2."name", t2."code") from "authors" as t2 where (t2."id" = t1.c0 and t2."id" collate binary = t1.c0)) as c2 from (select t0."authorId" collate binary as c0, t0."id" collate binary as c1, t0."authorId" collate binary as c2, row_number() over (partition by t0."authorId" collate binary order by t0."rank" desc, t0."id" collate binary) as c3 from "posts" as t0 where t0."authorId" collate binary in (select t0.value from json_each(?) as t0)) as t1 where (t1.c3 > cast(? as integer) and t1.c3 <= cast(? as integer) + cast(? as integer)) order by t1.c3

-- count
select count(*) as c0 from "item""s `of` ?" as t0 where t0."sm`all" > cast(? as integer)

-- count of a page
select count(*) as c0 from (select 1 as c0 from "item""s `of` ?" as t0 limit cast(? as integer) offset cast(? as integer)) as t1

-- insert one
insert into "item""s `of` ?" ("id", "te""xt", "select", "$1", "sm`all", ":big", "c0", "?", "t0", "required") values (?, ?, ?, cast(? as integer), cast(? as integer), cast(? as integer), ?, ?, ?, ?) returning "item""s `of` ?"."id" as c0, "item""s `of` ?"."te""xt" as c1, "item""s `of` ?"."select" as c2, "item""s `of` ?"."$1" as c3, "item""s `of` ?"."sm`all" as c4, cast("item""s `of` ?".":big" as text) as c5, "item""s `of` ?"."c0" as c6, "item""s `of` ?"."?" as c7, "item""s `of` ?"."t0" as c8, "item""s `of` ?"."required" as c9

-- insert defaults
insert into "tickets" default values returning "tickets"."id" as c0

-- insert many
insert into "item""s `of` ?" ("id", "te""xt", "select", "$1", "sm`all", ":big", "c0", "?", "t0", "required") select t0.value ->> 0, t0.value ->> 1, t0.value ->> 2, cast(t0.value ->> 3 as integer), cast(t0.value ->> 4 as integer), cast(t0.value ->> 5 as integer), t0.value ->> 6, t0.value ->> 7, t0.value ->> 8, t0.value ->> 9 from json_each(?) as t0 order by t0.key returning "item""s `of` ?"."id" as c0

-- insert many defaults
insert into "tickets" ("id") select null from json_each(?)

-- update, increment
update "counters" set "small" = case when "counters"."small" is null then null when typeof("counters"."small" + cast(? as integer)) = typeof(1) and "counters"."small" + cast(? as integer) between -2147483648 and 2147483647 then "counters"."small" + cast(? as integer) else abs(-9223372036854775808) end, "big" = case when "counters"."big" is null then null when typeof("counters"."big" + cast(? as integer)) = typeof(1) and "counters"."big" + cast(? as integer) between -9223372036854775808 and 9223372036854775807 then "counters"."big" + cast(? as integer) else abs(-9223372036854775808) end where ("counters"."name" = ? and "counters"."name" collate binary = ?)

-- update, decrement
update "counters" set "small" = case when "counters"."small" is null then null when typeof("counters"."small" - cast(? as integer)) = typeof(1) and "counters"."small" - cast(? as integer) between -2147483648 and 2147483647 then "counters"."small" - cast(? as integer) else abs(-9223372036854775808) end, "big" = case when "counters"."big" is null then null when typeof("counters"."big" - cast(? as integer)) = typeof(1) and "counters"."big" - cast(? as integer) between -9223372036854775808 and 9223372036854775807 then "counters"."big" - cast(? as integer) else abs(-9223372036854775808) end where ("counters"."name" = ? and "counters"."name" collate binary = ?)

-- update, multiply
update "counters" set "small" = case when "counters"."small" is null then null when typeof("counters"."small" * cast(? as integer)) = typeof(1) and "counters"."small" * cast(? as integer) between -2147483648 and 2147483647 then "counters"."small" * cast(? as integer) else abs(-9223372036854775808) end, "big" = case when "counters"."big" is null then null when typeof("counters"."big" * cast(? as integer)) = typeof(1) and "counters"."big" * cast(? as integer) between -9223372036854775808 and 9223372036854775807 then "counters"."big" * cast(? as integer) else abs(-9223372036854775808) end where ("counters"."name" = ? and "counters"."name" collate binary = ?)

-- update, divide
update "counters" set "small" = case when "counters"."small" is null then null when typeof("counters"."small" / cast(? as integer)) = typeof(1) and "counters"."small" / cast(? as integer) between -2147483648 and 2147483647 then "counters"."small" / cast(? as integer) else abs(-9223372036854775808) end, "big" = case when "counters"."big" is null then null when typeof("counters"."big" / cast(? as integer)) = typeof(1) and "counters"."big" / cast(? as integer) between -9223372036854775808 and 9223372036854775807 then "counters"."big" / cast(? as integer) else abs(-9223372036854775808) end where ("counters"."name" = ? and "counters"."name" collate binary = ?)

-- update without changes
update "counters" set "small" = "counters"."small" where ("counters"."name" = ? and "counters"."name" collate binary = ?) returning "counters"."id" as c0

-- update the first
update "counters" set "name" = ? where "counters"."id" in (select t0."id" as c0 from "counters" as t0 where (t0."scope" = ? and t0."scope" collate binary = ?) order by t0."id" limit 1)

-- update the first by two columns
update "seats" set "guest" = ? where ("seats"."row", "seats"."place") in (select t0."row" collate binary as c0, t0."place" as c1 from "seats" as t0 limit 1)

-- update those of a list
update "counters" set "small" = case when "counters"."small" is null then null when typeof("counters"."small" + cast(? as integer)) = typeof(1) and "counters"."small" + cast(? as integer) between -2147483648 and 2147483647 then "counters"."small" + cast(? as integer) else abs(-9223372036854775808) end where (not ("counters"."name" collate binary in (select t0.value from json_each(?) as t0)) or ("counters"."scope" = ? and "counters"."scope" collate binary = ?))

-- update all
update "counters" set "token" = ?

-- upsert
insert into "counters" ("scope", "name", "token", "small", "big", "amount") values (?, ?, ?, cast(? as integer), cast(? as integer), ?) on conflict ("scope", "name") do update set "small" = case when "counters"."small" is null then null when typeof("counters"."small" + cast(? as integer)) = typeof(1) and "counters"."small" + cast(? as integer) between -2147483648 and 2147483647 then "counters"."small" + cast(? as integer) else abs(-9223372036854775808) end, "token" = ? where (("counters"."scope" = ? and "counters"."scope" collate binary = ?) and ("counters"."name" = ? and "counters"."name" collate binary = ?)) returning "counters"."scope" as c0, "counters"."name" as c1, "counters"."token" as c2, "counters"."small" as c3, cast("counters"."big" as text) as c4, "counters"."amount" as c5

-- upsert without changes
insert into "counters" ("scope", "name", "token", "small", "big", "amount") values (?, ?, ?, cast(? as integer), cast(? as integer), ?) on conflict ("token") do update set "small" = "counters"."small" where ("counters"."token" = ? and "counters"."token" collate binary = ?) returning "counters"."id" as c0

-- delete some
delete from "posts" where "posts"."authorId" is null

-- delete those of a list
delete from "posts" where ("posts"."id" collate binary in (select t0.value from json_each(?) as t0) and "posts"."authorId" is not null)

-- delete the first
delete from "posts" where "posts"."id" in (select t0."id" collate binary as c0 from "posts" as t0 order by t0."id" collate binary limit 1)

-- delete all
delete from "posts"
