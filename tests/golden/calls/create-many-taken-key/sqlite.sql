insert into "plots" ("id", "farmId", "code", "crop", "size") select t0.value ->> 0, t0.value ->> 1, t0.value ->> 2, t0.value ->> 3, cast(t0.value ->> 4 as integer) from json_each(?) as t0 order by t0.key returning "plots"."id" as c0, "plots"."farmId" as c1, "plots"."code" as c2, "plots"."crop" as c3, "plots"."size" as c4
  ?: rows $0 of string, string, string, string, integer
