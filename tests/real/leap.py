"""A production namespace deleted by mistake: told by roles, in British Summer Time, with times in half days.

After a public report of 2i2c (leap-outage, 12 August 2025), restated. The monitor's alert came half an
hour after people knew, in UTC; users' login problems of the same evening belong to it.
"""

CONFIG = "timezone: Europe/London\n"

STORY = """
    2025-08-12 16:00 operator opened The production namespace is gone
    2025-08-12 16:01 bot labeled severity/sev1
    2025-08-12 16:01 bot labeled status/investigating
    2025-08-12 16:03 operator wrote 🚀 /event at 5:02 pm the hub is gone indeed, a second engineer joins
    2025-08-12 16:03 operator wrote 🚀 /lead @engineer
    2025-08-12 16:15 engineer wrote 🚀 /update the hub is down, we are working on it
    2025-08-12 16:33 operator wrote 🚀 /comms @speaker
    2025-08-12 16:34 operator wrote 🚀 /decision at 5:33 pm wait before deploying again because of data
    2025-08-12 16:35 operator wrote 🚀 /event at 16:32 UTC the uptime check fails
    2025-08-12 16:38 speaker wrote 🚀 /event at 5:37 PM BST users report a page that is not found
    2025-08-12 16:44 engineer wrote 🚀 /decision at 5:43 pm deploy again
    2025-08-12 16:52 engineer wrote 🚀 /event at 5:51pm deploying with the new address of the file server
    2025-08-12 16:53 engineer wrote 🚀 /event at 5:48 p.m. a job blocks the deployment and is killed
    2025-08-12 16:56 engineer wrote 🚀 /event at 5:55 pm the entrance is shut while this runs
    2025-08-12 17:09 speaker wrote 🚀 /mitigate at 6:08 pm the hub is back, we go on testing
    2025-08-12 17:09 bot labeled status/mitigated
    2025-08-12 17:09 bot unlabeled status/investigating
    2025-08-12 17:09 speaker wrote 🚀 /update at 6:08 pm the hub is back, we go on testing
    2025-08-12 17:10 engineer wrote 🚀 /action write down how a namespace is removed
        /action ask before anything in production is deleted
        /action restore a hub in a drill
    2025-08-12 17:12 operator wrote 🚀 /resolve at 6:11 pm the hub works, no data was lost
    2025-08-12 17:12 bot closed
    2025-08-12 17:12 bot labeled status/resolved
    2025-08-12 17:12 bot unlabeled status/mitigated
    2025-08-12 17:12 bot wrote the record
        <!-- incident-actions status -->
    2025-08-12 19:21 speaker wrote 🚀 /event at 8:16 pm a user reports trouble with logging in
        /event at 8:20 pm we answer that we are looking
    2025-08-12 20:17 speaker wrote 🚀 /event at 9:16 pm a heavy load has settled, the user is told
    2025-08-12 20:18 engineer wrote 🚀 /event at 8:37 pm we ask for more
        /event at 9:03 pm the user tells more
"""
