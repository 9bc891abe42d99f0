console.log("heyi: postinstall (placeholder)");
