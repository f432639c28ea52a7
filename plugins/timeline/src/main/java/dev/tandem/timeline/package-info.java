/// What each worker did when, and how well they were used; start at [dev.tandem.timeline.TimelineTab].
package dev.tandem.timeline;
