select t0."id" as c0, (select json_array(json_group_array(t1."id")) from "plots" as t1 where ((t1."farmId" = t0."id" and t1."farmId" collate binary = t0."id") and (t1."code" = ? and t1."code" collate binary = ?))) as c1 from "farms" as t0 order by t0."id" collate binary
  ?: cell $0, string
  ?: cell $0, string
