-- every kind
select t0.`id` as c0, t0.`te"xt` as c1, t0.`select` as c2, t0.`$1` as c3, t0.`sm``all` as c4, cast(t0.`:big` as char) as c5, cast(t0.`c0` as char) as c6, cast(t0.`?` as char) as c7, cast(t0.`t0` as char) as c8, t0.`required` as c9 from `item"s ``of`` ?` as t0

-- comparisons of every kind
select t0.`id` as c0 from `item"s ``of`` ?` as t0 where (((t0.`te"xt` = ? and (t0.`select` <> ? and t0.`$1` = cast(? as signed))) and ((t0.`sm``all` <> cast(? as signed) and t0.`:big` = cast(? as signed)) and (t0.`c0` <> cast(? as decimal(65, 30)) and t0.`?` = cast(? as datetime(3))))) and (((t0.`t0` <> cast(? as json) and t0.`te"xt` < ?) and (t0.`select` >= ? and t0.`$1` < cast(? as signed))) and ((t0.`sm``all` >= cast(? as signed) and t0.`:big` < cast(? as signed)) and (t0.`c0` >= cast(? as decimal(65, 30)) and t0.`?` < cast(? as datetime(3))))))

-- lists of every kind
select t0.`id` as c0 from `item"s ``of`` ?` as t0 where (((t0.`id` in (select t0.c0 from json_table(?, '$[*]' columns (c0 varchar(256) character set utf8mb4 collate utf8mb4_0900_bin path '$')) as t0) and case when t0.`te"xt` is null then case when json_length(?) = 0 then 1 end else t0.`te"xt` not in (select t0.c0 from json_table(?, '$[*]' columns (c0 longtext character set utf8mb4 collate utf8mb4_0900_bin path '$')) as t0) end) and (t0.`select` in (select t0.c0 from json_table(?, '$[*]' columns (c0 longtext character set utf8mb4 collate utf8mb4_0900_bin path '$')) as t0) and case when t0.`$1` is null then case when json_length(?) = 0 then 1 end else t0.`$1` not in (select t0.c0 from json_table(?, '$[*]' columns (c0 int path '$')) as t0) end)) and ((t0.`sm``all` in (select t0.c0 from json_table(?, '$[*]' columns (c0 int path '$')) as t0) and case when t0.`:big` is null then case when json_length(?) = 0 then 1 end else t0.`:big` not in (select t0.c0 from json_table(?, '$[*]' columns (c0 bigint path '$')) as t0) end) and (t0.`c0` in (select t0.c0 from json_table(?, '$[*]' columns (c0 decimal(65, 30) path '$')) as t0) and (case when t0.`?` is null then case when json_length(?) = 0 then 1 end else t0.`?` not in (select t0.c0 from json_table(?, '$[*]' columns (c0 datetime(3) path '$')) as t0) end and (select case when count(*) = 0 then 0 else max(t0.`t0` = cast(t1.c0 as json)) end from json_table(?, '$[*]' columns (c0 longtext character set utf8mb4 collate utf8mb4_0900_bin path '$')) as t1) = 1))))

-- text matches
select t0.`id` as c0 from `item"s ``of`` ?` as t0 where (instr(cast(convert(t0.`te"xt` using utf8mb4) as binary), cast(convert(? using utf8mb4) as binary)) > 0 or (left(cast(convert(t0.`te"xt` using utf8mb4) as binary), length(cast(convert(? using utf8mb4) as binary))) = cast(convert(? using utf8mb4) as binary) or not (right(cast(convert(t0.`te"xt` using utf8mb4) as binary), length(cast(convert(? using utf8mb4) as binary))) = cast(convert(? using utf8mb4) as binary))))

-- constants
select t0.`id` as c0 from `item"s ``of`` ?` as t0 where ((1 = 1 or (1 = 0 or 1 = null)) or ((1 = 1 or 1 = 0) or (t0.`te"xt` is null or t0.`te"xt` is not null)))

-- no rows
select t0.`id` as c0 from `item"s ``of`` ?` as t0 where 1 = 0

-- order of every kind
select t0.`id` as c0 from `item"s ``of`` ?` as t0 order by t0.`te"xt`, t0.`select` desc, t0.`$1`, t0.`sm``all` desc, t0.`:big`, t0.`c0` desc, t0.`?`, t0.`required` desc

-- page
select t0.`id` as c0 from `item"s ``of`` ?` as t0 order by t0.`id` limit ? offset ?

-- all but the first
select t0.`id` as c0 from `item"s ``of`` ?` as t0 order by t0.`id` limit 18446744073709551615 offset ?

-- a filter above a limit
select t1.c0 as c0 from (select t0.`id` as c0, t0.`scope` as c1, t0.`name` as c2, t0.`token` as c3, t0.`small` as c4, t0.`big` as c5, t0.`amount` as c6 from `counters` as t0 order by t0.`id` limit ?) as t1 where t1.c2 = ? order by t1.c0

-- related rows, correlated
select t1.c0 as c0, (select coalesce((select json_arrayagg(json_array(t3.c0, cast(t3.c1 as char), cast(t3.c2 as char), t3.c3, cast(t3.c4 as char), t3.c5, (select coalesce((select json_arrayagg(json_array(t4.`label`)) over ( order by t4.`label` desc, t4.`id` rows between unbounded preceding and unbounded following) from `tags` as t4 where t4.`id` in (select t5.`tagId` from `post_tags` as t5 where t5.`postId` = t3.c6) limit 1), json_array())), (select json_array(t6.`name`, t6.`code`) from `authors` as t6 where t6.`id` = t3.c7))) over ( order by t3.c2 desc, t3.c6 rows between unbounded preceding and unbounded following) from (select t2.`text` as c0, t2.`big` as c1, t2.`amount` as c2, t2.`flag` as c3, t2.`at` as c4, t2.`data` as c5, t2.`id` as c6, t2.`authorId` as c7 from `posts` as t2 where (t2.`authorId` = t1.c1 and t2.`rank` >= cast(? as signed)) order by t2.`amount` desc, t2.`id` limit ? offset ?) as t3 limit 1), json_array())) as c1, (select json_array(cast(t8.c0 as char)) from (select t7.`big` as c0, t7.`id` as c1 from `notes` as t7 where t7.`authorId` = t1.c1 order by t7.`id` limit 1) as t8) as c2 from (select t0.`name` as c0, t0.`id` as c1 from `authors` as t0 order by t0.`id` limit ?) as t1 order by t1.c1

-- related rows, grouped
with t1 as (select t0.`name` as c0, t0.`id` as c1 from `authors` as t0 order by t0.`id` limit ?) select t1.c0 as c0, coalesce(t6.c1, json_array()) as c1, (select json_array(cast(t8.c0 as char)) from (select t7.`big` as c0, t7.`id` as c1 from `notes` as t7 where t7.`authorId` = t1.c1 order by t7.`id` limit 1) as t8) as c2 from t1 left join (select t0.c0, t0.c1 from (select t2.`authorId` as c0, json_arrayagg(json_array(t2.`text`, cast(t2.`big` as char), cast(t2.`amount` as char), t2.`flag`, cast(t2.`at` as char), t2.`data`, (select coalesce((select json_arrayagg(json_array(t3.`label`)) over ( order by t3.`label` desc, t3.`id` rows between unbounded preceding and unbounded following) from `tags` as t3 where t3.`id` in (select t4.`tagId` from `post_tags` as t4 where t4.`postId` = t2.`id`) limit 1), json_array())), (case when t5.`id` is not null then json_array(t5.`name`, t5.`code`) end))) over (partition by t2.`authorId` order by t2.`amount` desc, t2.`id` rows between unbounded preceding and unbounded following) as c1, row_number() over (partition by t2.`authorId` order by t2.`amount` desc, t2.`id`) as c2 from `posts` as t2 left join `authors` as t5 on t5.`id` = t2.`authorId` where (t2.`authorId` in (select t1.c1 from t1) and t2.`rank` >= cast(? as signed))) as t0 where t0.c2 = 1) as t6 on (t6.c0 = t1.c1 and cast(convert(t6.c0 using utf8mb4) as binary) = cast(convert(t1.c1 using utf8mb4) as binary)) order by t1.c1

-- related rows, grouped and limited
with t1 as (select t0.`name` as c0, t0.`id` as c1 from `authors` as t0) select t1.c0 as c0, coalesce(t7.c1, json_array()) as c1 from t1 left join (select t0.c0, t0.c1 from (select t3.c8 as c0, json_arrayagg(json_array(t3.c0, cast(t3.c1 as char), cast(t3.c2 as char), t3.c3, cast(t3.c4 as char), t3.c5, (select coalesce((select json_arrayagg(json_array(t4.`label`)) over ( order by t4.`label` desc, t4.`id` rows between unbounded preceding and unbounded following) from `tags` as t4 where t4.`id` in (select t5.`tagId` from `post_tags` as t5 where t5.`postId` = t3.c6) limit 1), json_array())), (case when t6.`id` is not null then json_array(t6.`name`, t6.`code`) end))) over (partition by t3.c8 order by t3.c2 desc, t3.c6 rows between unbounded preceding and unbounded following) as c1, row_number() over (partition by t3.c8 order by t3.c2 desc, t3.c6) as c2 from (select t2.`text` as c0, t2.`big` as c1, t2.`amount` as c2, t2.`flag` as c3, t2.`at` as c4, t2.`data` as c5, t2.`id` as c6, t2.`authorId` as c7, t2.`authorId` as c8, row_number() over (partition by t2.`authorId` order by t2.`amount` desc, t2.`id`) as c9 from `posts` as t2 where (t2.`authorId` in (select t1.c1 from t1) and t2.`rank` >= cast(? as signed))) as t3 left join `authors` as t6 on t6.`id` = t3.c7 where (t3.c9 > ? and t3.c9 <= ? + ?)) as t0 where t0.c2 = 1) as t7 on (t7.c0 = t1.c1 and cast(convert(t7.c0 using utf8mb4) as binary) = cast(convert(t1.c1 using utf8mb4) as binary))

-- many to many, grouped
with t1 as (select t0.`id` as c0 from `posts` as t0) select t1.c0 as c0, coalesce(t5.c1, json_array()) as c1 from t1 left join (select t0.c0, t0.c1 from (select t4.c0 as c0, json_arrayagg(json_array(t2.`label`)) over (partition by t4.c0 order by t2.`label` desc, t2.`id` rows between unbounded preceding and unbounded following) as c1, row_number() over (partition by t4.c0 order by t2.`label` desc, t2.`id`) as c2 from (select distinct t3.`postId` as c0, t3.`tagId` as c1 from `post_tags` as t3 where t3.`postId` in (select t1.c0 from t1)) as t4 join `tags` as t2 on t2.`id` = t4.c1) as t0 where t0.c2 = 1) as t5 on (t5.c0 = t1.c0 and cast(convert(t5.c0 using utf8mb4) as binary) = cast(convert(t1.c0 using utf8mb4) as binary))

-- a limit for each parent
select t1.c0 as c0, t1.c1 as c1, (select json_array(t2.`name`, t2.`code`) from `authors` as t2 where t2.`id` = t1.c0) as c2 from (select t0.`authorId` as c0, t0.`id` as c1, t0.`authorId` as c2, row_number() over (partition by t0.`authorId` order by t0.`rank` desc, t0.`id`) as c3 from `posts` as t0 where t0.`authorId` in (select t0.c0 from json_table(?, '$[*]' columns (c0 varchar(256) character set utf8mb4 collate utf8mb4_0900_bin path '$')) as t0)) as t1 where (t1.c3 > ? and t1.c3 <= ? + ?) order by t1.c3

-- count
select count(*) as c0 from `item"s ``of`` ?` as t0 where t0.`sm``all` > cast(? as signed)

-- count of a page
select count(*) as c0 from (select 1 as c0 from `item"s ``of`` ?` as t0 limit ? offset ?) as t1

-- insert one
insert into `item"s ``of`` ?` (`id`, `te"xt`, `select`, `$1`, `sm``all`, `:big`, `c0`, `?`, `t0`, `required`) values (?, ?, ?, cast(? as signed), cast(? as signed), cast(? as signed), cast(? as decimal(65, 30)), cast(? as datetime(3)), cast(? as json), ?) returning `item"s ``of`` ?`.`id` as c0, `item"s ``of`` ?`.`te"xt` as c1, `item"s ``of`` ?`.`select` as c2, `item"s ``of`` ?`.`$1` as c3, `item"s ``of`` ?`.`sm``all` as c4, cast(`item"s ``of`` ?`.`:big` as char) as c5, cast(`item"s ``of`` ?`.`c0` as char) as c6, cast(`item"s ``of`` ?`.`?` as char) as c7, cast(`item"s ``of`` ?`.`t0` as char) as c8, `item"s ``of`` ?`.`required` as c9

-- insert defaults
insert into `tickets` () values () returning `tickets`.`id` as c0

-- insert many
insert into `item"s ``of`` ?` (`id`, `te"xt`, `select`, `$1`, `sm``all`, `:big`, `c0`, `?`, `t0`, `required`) select t0.c0, t0.c1, t0.c2, t0.c3, t0.c4, t0.c5, t0.c6, t0.c7, t0.c8, t0.c9 from json_table(?, '$[*]' columns (c0 longtext character set utf8mb4 collate utf8mb4_0900_bin path '$[0]', c1 longtext character set utf8mb4 collate utf8mb4_0900_bin path '$[1]', c2 longtext character set utf8mb4 collate utf8mb4_0900_bin path '$[2]', c3 int path '$[3]', c4 int path '$[4]', c5 bigint path '$[5]', c6 decimal(65, 30) path '$[6]', c7 datetime(3) path '$[7]', c8 longtext character set utf8mb4 collate utf8mb4_0900_bin path '$[8]', c9 longtext character set utf8mb4 collate utf8mb4_0900_bin path '$[9]', c10 for ordinality)) as t0 order by t0.c10 returning `item"s ``of`` ?`.`id` as c0

-- insert many defaults
insert into `tickets` (`id`) select null from json_table(?, '$[*]' columns (c0 int path '$[0]')) as t0

-- update, increment
update `counters` set `small` = `counters`.`small` + cast(? as signed), `big` = `counters`.`big` + cast(? as signed) where `counters`.`name` = ?

-- update, decrement
update `counters` set `small` = `counters`.`small` - cast(? as signed), `big` = `counters`.`big` - cast(? as signed) where `counters`.`name` = ?

-- update, multiply
update `counters` set `small` = `counters`.`small` * cast(? as signed), `big` = `counters`.`big` * cast(? as signed) where `counters`.`name` = ?

-- update, divide
update `counters` set `small` = `counters`.`small` div cast(? as signed), `big` = `counters`.`big` div cast(? as signed) where `counters`.`name` = ?

-- update without changes
update `counters` set `small` = `counters`.`small` where `counters`.`name` = ? returning `counters`.`id` as c0

-- update the first
update `counters`, (select 1 as c0) as t1 set `counters`.`name` = ? where `counters`.`id` in (select * from (select t0.`id` as c0 from `counters` as t0 where t0.`scope` = ? order by t0.`id` limit 1 for update) as t0)

-- update the first by two columns
update `seats`, (select 1 as c0) as t1 set `seats`.`guest` = ? where (`seats`.`row`, `seats`.`place`) in (select * from (select t0.`row` as c0, t0.`place` as c1 from `seats` as t0 limit 1 for update) as t0)

-- update those of a list
update `counters`, (select 1 as c0) as t0 set `counters`.`small` = `counters`.`small` + cast(? as signed) where (not (`counters`.`name` in (select t0.c0 from json_table(?, '$[*]' columns (c0 varchar(256) character set utf8mb4 collate utf8mb4_0900_bin path '$')) as t0)) or `counters`.`scope` = ?)

-- update all
update `counters` set `token` = ?

-- upsert
insert into `counters` (`scope`, `name`, `token`, `small`, `big`, `amount`) values (?, ?, ?, cast(? as signed), cast(? as signed), cast(? as decimal(65, 30))) on duplicate key update `small` = case when case when (`counters`.`scope` = ? and `counters`.`name` = ?) then 1 else ~0 + 1 end = 1 then `counters`.`small` + cast(? as signed) end, `token` = ? returning `counters`.`scope` as c0, `counters`.`name` as c1, `counters`.`token` as c2, `counters`.`small` as c3, cast(`counters`.`big` as char) as c4, cast(`counters`.`amount` as char) as c5

-- upsert without changes
insert into `counters` (`scope`, `name`, `token`, `small`, `big`, `amount`) values (?, ?, ?, cast(? as signed), cast(? as signed), cast(? as decimal(65, 30))) on duplicate key update `small` = case when case when `counters`.`token` = ? then 1 else ~0 + 1 end = 1 then `counters`.`small` end returning `counters`.`id` as c0

-- delete some
delete from `posts` where `posts`.`authorId` is null

-- delete those of a list
delete from `posts` using `posts` where (`posts`.`id` in (select t0.c0 from json_table(?, '$[*]' columns (c0 varchar(256) character set utf8mb4 collate utf8mb4_0900_bin path '$')) as t0) and `posts`.`authorId` is not null)

-- delete the first
delete from `posts` using `posts` where `posts`.`id` in (select * from (select t0.`id` as c0 from `posts` as t0 order by t0.`id` limit 1 for update) as t0)

-- delete all
delete from `posts`

-- update, decimal
update `counters` set `amount` = case when char_length(trim(trailing '0' from substring_index(cast(`counters`.`amount` as char), '.', -1))) + char_length(trim(trailing '0' from substring_index(cast(cast(? as decimal(65, 30)) as char), '.', -1))) > 30 then ~0 + 1 else `counters`.`amount` * cast(? as decimal(65, 30)) end
