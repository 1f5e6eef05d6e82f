insert into "plots" ("id", "farmId", "code", "crop", "size") select t0.value ->> 0, t0.value ->> 1, t0.value ->> 2, t0.value ->> 3, cast(t0.value ->> 4 as integer) from json_each(?) as t0 order by t0.key returning "plots"."id" as c0, "plots"."crop" as c1
  ?: rows $0 of string, string, string, string, integer
