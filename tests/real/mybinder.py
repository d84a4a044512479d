"""A volume held by a lost node: nobody knows when it began, and it came back after a week.

After a public report of mybinder.org (PVC-hub-locked, 13 March 2018), restated. The monitoring ran on the
node that was lost, so the beginning is a guess that nobody may take for a fact.
"""

CONFIG = "timezone: Europe/Paris\n"

STORY = """
    2018-03-13 06:28 watcher opened No server can be launched
    2018-03-13 06:28 bot labeled severity/sev1
    2018-03-13 06:28 bot labeled status/investigating
    2018-03-13 06:30 watcher wrote 🚀 /detected at 07:28 none for several hours, says the graph
    2018-03-13 06:34 watcher wrote 🚀 /ack at 07:33
        /event at 07:33 two bad nodes are shut off, two of the hub's pods deleted
    2018-03-13 06:40 watcher wrote 🚀 /event at 07:39 the new pod cannot start, a dead one holds the volume
    2018-03-13 07:06 watcher wrote 🚀 /mitigate at 08:05 the hub runs on another node, launches work
    2018-03-13 07:06 bot labeled status/mitigated
    2018-03-13 07:06 bot unlabeled status/investigating
    2018-03-13 07:10 watcher wrote 🚀 /event at 07:59 one node's pods deleted, in vain; it is reset
    2018-03-13 07:18 watcher wrote 🚀 /event at 08:11 to 08:17 deleting the lost pods has no effect
    2018-03-13 12:33 helper wrote 🚀 /event at 13:32 other services on the same nodes are down too
    2018-03-13 12:35 helper wrote 🚀 /resolve at 13:34 deleting by force works, services come back
    2018-03-13 12:35 bot closed
    2018-03-13 12:35 bot labeled status/resolved
    2018-03-13 12:35 bot unlabeled status/mitigated
    2018-03-13 12:35 bot wrote the record
        <!-- incident-actions status -->
    2018-03-13 12:40 helper wrote 🚀 /action alert when no launch succeeds
        /action tell how to delete by force
    2018-03-21 05:35 watcher wrote 🚀 /event at 06:30 another node is lost, and the graphs with it
        /event at 06:31 the node is shut off, its pods deleted; the history of the graphs is gone
"""
