delete from "admin.offices" where "admin.offices"."id" = ?
  ?: cell $0, string
