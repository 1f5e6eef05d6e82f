delete from "admin.offices" where "admin.offices"."id" collate binary = ?
  ?: cell $0, string
